package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.Bodies.CommentBody;
import io.rondo.workers.fulfilment.SignalMapper.Stored;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What a partner remarks; kept also when the order is over. */
@Component
class CommentReader implements SignalKindReader {

  private static final String WHAT = "comment";

  private final DraftMapper drafts;

  CommentReader(DraftMapper drafts) {
    this.drafts = drafts;
  }

  @Override
  public PartnerSignal.Kind kind() {
    return PartnerSignal.Kind.COMMENT;
  }

  @Override
  public Read read(HeldOrder order, Stored signal, Instant at) {
    CommentBody body = Bodies.read(signal.body(), CommentBody.class);
    String comment = Bodies.optional("comment", body.comment(), Comments.LONGEST);
    if (comment == null) {
      throw new SignalRefused("The comment is empty.");
    }
    int revision = body.revision() == null ? 0 : body.revision();
    if (revision < 0 || revision > drafts.last(order.id)) {
      throw new SignalRefused("There is no revision " + revision + " of this order.");
    }
    drafts.comment(order.id, revision, ":" + order.partnerCode, comment, false, at);
    return new Read(WHAT, Effect.NOTED, null, true);
  }
}
