package io.rondo.workers.desk;

import io.rondo.workers.desk.DeskCodeMapper.Sent;
import io.rondo.workers.token.Sha256;
import io.rondo.workers.token.Tokens;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Six digits for a browser that opens a link for the first time. Each browser has its own: whoever
 * got a link forwarded neither replaces nor uses up the codes of others. Counts are kept by browser
 * and network, and for a day; a new link begins at nought. Thread-safe.
 */
@Component
class DeskCodes {

  private static final Duration DAY = Duration.ofDays(1);
  private static final int TRIES = 5;
  private static final int CODES = 1_000_000;
  private static final int IPV6_NETWORK = 8;

  private final DeskCodeMapper mapper;
  private final DeskSettings settings;
  private final Tokens tokens;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DeskCodes(DeskCodeMapper mapper, DeskSettings settings, Tokens tokens, Clock clock) {
    this.mapper = mapper;
    this.settings = settings;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * A new code in place of the one that this browser had.
   *
   * @param from the address that the browser asks from
   * @throws DeskRefused when there were too many, saying what to do
   */
  @Transactional
  String make(long link, String device, String from) {
    Instant now = clock.instant();
    String deviceHash = Sha256.hex(device);
    String fromHash = tokens.digest("desk-from", network(from));
    mapper.lock(link);
    mapper.forget(link, now.minus(DAY));
    refuse(mapper.sent(link), deviceHash, fromHash, now);
    String code = "%06d".formatted(random.nextInt(CODES));
    mapper.insert(
        link, deviceHash, fromHash, hash(link, device, code), now, now.plus(settings.codeLife()));
    return code;
  }

  private void refuse(List<Sent> sent, String deviceHash, String fromHash, Instant now) {
    if (sent.stream()
        .anyMatch(
            code ->
                code.deviceHash().equals(deviceHash)
                    && code.sentAt().plus(settings.codePause()).isAfter(now))) {
      throw new DeskRefused(
          "No new code was mailed: one left a moment ago. Look into the mailbox, or wait a minute.");
    }
    List<Sent> own =
        sent.stream()
            .filter(
                code -> code.deviceHash().equals(deviceHash) || code.fromHash().equals(fromHash))
            .toList();
    if (own.size() >= settings.codes()) {
      throw tooMany(own, settings.codes(), " to your network", now);
    }
    if (sent.size() >= settings.codesInAll()) {
      throw tooMany(sent, settings.codesInAll(), "", now);
    }
  }

  private static DeskRefused tooMany(List<Sent> sent, int most, String whom, Instant now) {
    Instant free = sent.get(sent.size() - most).sentAt().plus(DAY);
    return new DeskRefused(
        "No new code was mailed: %d were%s within a day. Try again in %d hours, or ask your contact for a new link, which begins anew."
            .formatted(most, whom, Duration.between(now, free).toHours() + 1));
  }

  /** It could not be mailed, and counts nowhere. */
  @Transactional
  void takeBack(long link, String device, String code) {
    mapper.remove(link, hash(link, device, code));
  }

  /**
   * Uses up the code of this browser.
   *
   * @throws DeskRefused when it is wrong, over, or was tried five times
   */
  @Transactional(noRollbackFor = DeskRefused.class)
  void enter(long link, String device, String code) {
    String deviceHash = Sha256.hex(device);
    Sent last =
        mapper.sent(link).stream()
            .filter(sent -> sent.deviceHash().equals(deviceHash))
            .reduce((before, after) -> after)
            .orElse(null);
    if (last == null || mapper.countTry(last.id(), TRIES, clock.instant()) == 0) {
      throw new DeskRefused(
          "This browser has no code to enter: it was used, is too old, or was asked for in another"
              + " browser. Ask for a new one.");
    }
    String given = hash(link, device, code.replaceAll("\\s", ""));
    boolean right =
        MessageDigest.isEqual(bytes(given), bytes(last.codeHash()))
            && mapper.take(last.id(), given) == 1;
    if (!right) {
      throw new DeskRefused("That is not the code. After five tries you need a new one.");
    }
  }

  /** Six digits are soon guessed where only their hash is known, so the secret goes in. */
  private String hash(long link, String device, String code) {
    return Sha256.hex(tokens.digest("desk-code", link + " " + Sha256.hex(device) + " " + code));
  }

  /** Of an IPv6 address the network: a house has more addresses than can be counted. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK));
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private static byte[] bytes(String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.US_ASCII);
  }
}
