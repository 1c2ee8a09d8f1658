package io.rondo.workers.delivery;

import java.time.Instant;

/**
 * Mail servers of one domain that want none of a campaign's e-mails.
 *
 * @param why what they said, without addresses
 * @param waiting e-mails that wait for somebody's decision
 * @param resumedAt null while it holds
 * @param resumedBy who decided; null while it holds
 */
public record DomainPause(
    String domain,
    String why,
    Instant pausedAt,
    long waiting,
    Instant resumedAt,
    String resumedBy) {}
