package io.rondo.processes.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of staff.
 *
 * @param adminPassword the password of the first administrator; empty: one is made from the secret.
 *     Read only while there is no administrator.
 */
@ConfigurationProperties("rondo.processes.staff")
record StaffSettings(String adminPassword) {}
