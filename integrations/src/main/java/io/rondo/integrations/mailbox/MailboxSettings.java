package io.rondo.integrations.mailbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The demo mailbox. It keeps mails in memory only: the ledger is the record of what was mailed, the
 * mailbox just shows the newest, and a start begins with an empty one.
 *
 * @param enabled empty: on when no mail server is set
 * @param keep how many mails are kept at most; default 2,000
 * @param keepSize how much of them at most; default 64 MB
 */
@ConfigurationProperties("rondo.integrations.mailbox")
public record MailboxSettings(
    Boolean enabled, @DefaultValue("2000") int keep, @DefaultValue("64MB") DataSize keepSize) {}
