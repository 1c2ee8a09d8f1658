package io.rondo.integrations.print.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a service signed a callback, as its mapping says under {@code callback/proof}: {@code
 * hmac} is HMAC-SHA-256 over {@code signed} (a text with {@code {{timestamp}}} and {@code
 * {{body}}}), in {@code encoding} hex or base64, in {@code header}; its time stands in {@code
 * timestamp_header}, or both in one header as {@code t=…,v1=…} ({@code format} pairs). {@code
 * shared} is the secret itself in the header. A time that is told must be within five minutes.
 */
final class CallbackSeal {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String BODY = "{{body}}";
  private static final String TIMESTAMP = "{{timestamp}}";
  private static final long MILLIS_FROM = 100_000_000_000L;

  private final Mapping mapping;
  private final UnaryOperator<String> headers;

  /**
   * @param headers gives a header by its name; null for none
   */
  CallbackSeal(Mapping mapping, UnaryOperator<String> headers) {
    this.mapping = mapping;
    this.headers = headers;
  }

  /** Whether one of the secrets proves it. Each is tried, so that the time says nothing. */
  boolean proves(List<String> secrets, byte[] body, Instant now) {
    Optional<String> kind = mapping.callback("/proof/kind");
    String header = mapping.callback("/proof/header").map(headers).orElse(null);
    if (kind.isEmpty() || header == null) {
      return false;
    }
    boolean proved = false;
    for (String secret : secrets) {
      proved |=
          switch (kind.get()) {
            case "hmac" -> signed(secret, header, body, now);
            case "shared" -> same(secret, header);
            default -> false;
          };
    }
    return proved;
  }

  private boolean signed(String secret, String header, byte[] body, Instant now) {
    boolean pairs = mapping.callback("/proof/format").filter("pairs"::equals).isPresent();
    String signature = pairs ? part(header, "v1") : header.strip();
    Optional<String> timeHeader = mapping.callback("/proof/timestamp_header");
    String time = pairs ? part(header, "t") : timeHeader.map(headers).orElse(null);
    boolean timed = pairs || timeHeader.isPresent();
    if (signature == null || timed && (time == null || !recent(time, now))) {
      return false;
    }
    String template = mapping.callback("/proof/signed").orElse(BODY);
    if (!template.contains(BODY)) {
      return false; // it would prove nothing about the body
    }
    byte[] mac = mac(secret, message(template.replace(TIMESTAMP, timed ? time : ""), body));
    boolean base64 = mapping.callback("/proof/encoding").filter("base64"::equals).isPresent();
    String expected =
        base64 ? Base64.getEncoder().encodeToString(mac) : HexFormat.of().formatHex(mac);
    return same(expected, base64 ? signature : signature.toLowerCase(Locale.ROOT));
  }

  /** What is signed: the template with the very bytes of the body. */
  private static byte[] message(String template, byte[] body) {
    int at = template.indexOf(BODY);
    ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 64);
    message.writeBytes(template.substring(0, at).getBytes(StandardCharsets.UTF_8));
    message.writeBytes(body);
    message.writeBytes(template.substring(at + BODY.length()).getBytes(StandardCharsets.UTF_8));
    return message.toByteArray();
  }

  private static boolean recent(String time, Instant now) {
    if (!time.matches("\\d{9,14}")) {
      return false;
    }
    long number = Long.parseLong(time);
    Instant told =
        number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    return Duration.between(told, now).abs().compareTo(TOLERANCE) <= 0;
  }

  /** One part of {@code t=123,v1=abc}; null when it has none. */
  private static String part(String header, String name) {
    for (String pair : header.split(",")) {
      String[] both = pair.strip().split("=", 2);
      if (both.length == 2 && both[0].equals(name)) {
        return both[1];
      }
    }
    return null;
  }

  private static byte[] mac(String secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", e);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
