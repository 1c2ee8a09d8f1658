package io.rondo.workers.audience;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Cell;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything of a brief that decides who gets what: two campaigns of one definition deal alike.
 *
 * @param expression the FEEL, with a segment's name resolved
 * @param sha256 hex
 */
record Definition(String expression, String sha256) {

  static Definition of(Campaign campaign, String expression) {
    List<String> parts = new ArrayList<>();
    parts.add(expression);
    parts.add(campaign.assignment().text());
    parts.add(text(campaign.assignmentAttribute()));
    parts.add(number(campaign.holdOutShare()));
    parts.add(text(campaign.holdOutValue()));
    for (Cell cell : campaign.cells()) {
      parts.add(String.valueOf(cell.cellNo()));
      parts.add(cell.name());
      parts.add(number(cell.share()));
    }
    return new Definition(expression, sha256(parts));
  }

  private static String text(String text) {
    return text == null ? "" : text.strip();
  }

  private static String number(BigDecimal number) {
    return number == null || number.signum() == 0
        ? ""
        : number.stripTrailingZeros().toPlainString();
  }

  /** Each part with its length before it, so that no two definitions join to the same bytes. */
  private static String sha256(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
