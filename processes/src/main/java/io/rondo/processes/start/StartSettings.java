package io.rondo.processes.start;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the start.
 *
 * @param logins whether standard output shows the first passwords that are still valid; only for a
 *     terminal, as {@code ./run} does
 */
@ConfigurationProperties("rondo.processes.start")
record StartSettings(boolean logins) {}
