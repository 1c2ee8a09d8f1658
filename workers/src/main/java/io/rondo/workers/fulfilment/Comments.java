package io.rondo.workers.fulfilment;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff and partner remark on an order and its drafts. */
@Service
public class Comments {

  /** Characters of a comment. */
  static final int LONGEST = 2000;

  private final DraftMapper drafts;
  private final OrderBook book;
  private final Clock clock;

  Comments(DraftMapper drafts, OrderBook book, Clock clock) {
    this.drafts = drafts;
    this.book = book;
    this.clock = clock;
  }

  /** All of an order, oldest first; the internal ones too. */
  @Transactional(readOnly = true)
  public List<Comment> of(long orderId) {
    return drafts.comments(orderId);
  }

  /** What the partner may read. */
  @Transactional(readOnly = true)
  public List<Comment> shared(long orderId) {
    return of(orderId).stream().filter(comment -> !comment.internal()).toList();
  }

  /**
   * A member of staff remarks something; partners do so by a signal.
   *
   * @param revision of the draft it is about; 0 for the order as a whole
   * @param internal whether only staff may read it
   * @throws OrderRefused when it is empty or over 2,000 characters, or there is no such revision
   */
  @Transactional
  public void add(long orderId, int revision, String who, String text, boolean internal) {
    String comment = text == null ? "" : text.strip();
    if (comment.isEmpty() || comment.length() > LONGEST) {
      throw new OrderRefused("A comment has 1 to %d characters.".formatted(LONGEST));
    }
    HeldOrder order = book.hold(orderId);
    if (revision < 0 || revision > drafts.last(orderId)) {
      throw new OrderRefused("There is no revision " + revision + " of this order.");
    }
    drafts.comment(orderId, revision, who, comment, internal, clock.instant());
    if (!internal) {
      book.write(order, "comment", Effect.NOTED, who, null, null);
      book.enter(order);
    }
  }
}
