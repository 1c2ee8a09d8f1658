package io.rondo.workers.audience;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.campaign.CellChannel;
import io.rondo.workers.token.Sha256;
import java.math.BigDecimal;
import java.util.ArrayList;
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
      if (!cell.channel().equals(CellChannel.EMAIL.text())) {
        parts.add("by " + cell.channel());
      }
    }
    return new Definition(expression, Sha256.hex(parts));
  }

  private static String text(String text) {
    return text == null ? "" : text.strip();
  }

  private static String number(BigDecimal number) {
    return number == null || number.signum() == 0
        ? ""
        : number.stripTrailingZeros().toPlainString();
  }
}
