package io.rondo.workers.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sandbox.
 *
 * @param pace between two states of a simulated order; default 1 second
 */
@ConfigurationProperties("rondo.workers.sandbox")
public record SandboxSettings(@DefaultValue("1s") Duration pace) {}
