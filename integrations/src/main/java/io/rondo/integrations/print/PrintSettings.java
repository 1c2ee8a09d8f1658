package io.rondo.integrations.print;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders reach print vendors and how they are asked for answers.
 *
 * @param work where packages are made before they leave, and deleted after; empty: a folder of
 *     Rondo's in the system's temporary folder
 * @param piecesPerFile how many letters one PDF holds; default 250
 * @param keepDays how long after the posting date a vendor may keep addresses; default 90
 * @param poll how often answer folders and vendors' interfaces are looked at; default 1 minute
 * @param settle how long a file must keep its size before it is read; default 5 seconds
 * @param connectTimeout default 10 seconds
 * @param timeout for each answer of a vendor's server; default 1 minute
 * @param mostAnswerBytes the largest answer file that is read; default 16 MB
 * @param allow hosts and ports ({@code 127.0.0.1:2222}) that may be reached although they are inner
 *     ones; default none
 */
@ConfigurationProperties("rondo.integrations.print")
public record PrintSettings(
    @DefaultValue("") String work,
    @DefaultValue("250") int piecesPerFile,
    @DefaultValue("90") int keepDays,
    @DefaultValue("1m") Duration poll,
    @DefaultValue("5s") Duration settle,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("1m") Duration timeout,
    @DefaultValue("16000000") int mostAnswerBytes,
    @DefaultValue({}) Set<String> allow) {

  /** Whether this very host and port is let through. */
  public boolean allows(String host, int port) {
    return allow.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
  }

  /** Where packages are made. */
  public Path workFolder() {
    return work.isBlank()
        ? Path.of(System.getProperty("java.io.tmpdir"), "rondo-print")
        : Path.of(work);
  }
}
