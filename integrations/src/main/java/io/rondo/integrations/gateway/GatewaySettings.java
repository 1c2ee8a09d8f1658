package io.rondo.integrations.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders go to partners.
 *
 * @param mailPoll how often this node looks whether a contact has to be mailed; default 5 seconds
 */
@ConfigurationProperties("rondo.integrations.gateway")
public record GatewaySettings(@DefaultValue("5s") Duration mailPoll) {}
