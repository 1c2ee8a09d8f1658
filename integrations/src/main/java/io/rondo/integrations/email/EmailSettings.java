package io.rondo.integrations.email;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server and what mails say about their sender.
 *
 * @param host the relay; empty: mails end in the demo mailbox
 * @param port default 25
 * @param user empty: no login
 * @param password of that user; never logged
 * @param startTls whether the connection must be encrypted; default no
 * @param connections how many connections are kept open at most; default 8
 * @param connectTimeout default 10 seconds
 * @param timeout for each answer of the server; default 1 minute
 * @param mailDeadline for one whole mail, however slowly the server answers; default 3 minutes
 * @param idleCheck a connection unused for so long is asked whether it still lives; default 10
 *     seconds
 * @param maxAge a connection is closed after so long; default 10 minutes
 * @param fromAddress in the From header
 * @param bounceDomain of the return path, aligned with the sender's domain
 * @param listDomain of List-Id, Message-ID and Feedback-ID
 */
@ConfigurationProperties("rondo.integrations.email")
public record EmailSettings(
    @DefaultValue("") String host,
    @DefaultValue("25") int port,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("false") boolean startTls,
    @DefaultValue("8") int connections,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("1m") Duration timeout,
    @DefaultValue("3m") Duration mailDeadline,
    @DefaultValue("10s") Duration idleCheck,
    @DefaultValue("10m") Duration maxAge,
    @DefaultValue("news@rondo.example") String fromAddress,
    @DefaultValue("bounces.rondo.example") String bounceDomain,
    @DefaultValue("rondo.example") String listDomain) {

  /** Whether a real mail server is set. */
  public boolean hasServer() {
    return !host.isBlank();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "EmailSettings[" + host + ":" + port + ", connections " + connections + "]";
  }
}
