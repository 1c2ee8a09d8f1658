package io.rondo.forms.fulfilment;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.fulfilment.Comment;
import io.rondo.workers.fulfilment.Draft;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.partner.Partner;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a partner's desk shows.
 *
 * @param step that can be taken now; null when there is none
 * @param over why there is none; null when there is one
 * @param next what comes after the step; null when there is none
 * @param inputs files to work from
 * @param packaged whether there is a package with print files and addresses
 * @param files brought, but in no draft yet
 * @param open how many recipients have no outcome yet, where they are asked for
 * @param key which every form sends along
 * @param nonce by which a form that is sent twice is one act
 * @param today where the partner works
 * @param late whether the step should have been taken by now
 */
record DeskView(
    Order order,
    Partner partner,
    String step,
    String over,
    String next,
    List<Stage> stages,
    List<AssetVersion> inputs,
    boolean packaged,
    List<AssetVersion> files,
    List<Revision> revisions,
    List<Comment> comments,
    int open,
    String token,
    String key,
    String nonce,
    String today,
    boolean late) {

  /** A part of the way of an order. @param look done, now, ahead or stopped */
  record Stage(String name, String look) {}

  /** A draft with its files. */
  record Revision(Draft draft, List<AssetVersion> files) {
    static Revision of(Draft draft, Map<Long, AssetVersion> files) {
      return new Revision(
          draft, draft.assets().stream().map(files::get).filter(Objects::nonNull).toList());
    }
  }

  /** A time where the partner works. */
  public String when(Instant at) {
    return DeskTime.show(at, partner);
  }

  /** What the order is worth, in minor units. */
  public long total() {
    return Money.total(order);
  }

  /** Whether a remark came from the partner itself. */
  public boolean mine(Comment comment) {
    return comment.who().startsWith(":");
  }

  /** A size for people. */
  public String size(AssetVersion file) {
    return Money.size(file.size());
  }

  /** What an order costs, and how large a file is. */
  static final class Money {
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB"};

    private Money() {}

    static long total(Order order) {
      return order
              .priceMinor()
              .multiply(BigDecimal.valueOf(order.quantity()))
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact()
          + order.setupMinor();
    }

    static String size(long bytes) {
      double size = bytes;
      int unit = 0;
      while (size >= 1000 && unit < UNITS.length - 1) {
        size /= 1000;
        unit++;
      }
      return (unit == 0 || size >= 10 ? "%.0f %s" : "%.1f %s")
          .formatted(size, UNITS[unit])
          .replace(',', '.');
    }
  }
}
