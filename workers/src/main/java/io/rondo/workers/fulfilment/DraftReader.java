package io.rondo.workers.fulfilment;

import io.rondo.workers.asset.AssetRefused;
import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.asset.UnknownAsset;
import io.rondo.workers.fulfilment.Bodies.DraftBody;
import io.rondo.workers.fulfilment.SignalMapper.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A draft is ready to be judged. Handing one in says yes to the order. */
@Component
class DraftReader implements SignalKindReader {

  private static final String WHAT = "draft";
  private static final int MOST_ASSETS = 20;

  private final DraftMapper drafts;
  private final Assets assets;
  private final OrderBook book;
  private final Facts facts;
  private final Gate gate;
  private final Clock clock;

  DraftReader(
      DraftMapper drafts, Assets assets, OrderBook book, Facts facts, Gate gate, Clock clock) {
    this.drafts = drafts;
    this.assets = assets;
    this.book = book;
    this.facts = facts;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public PartnerSignal.Kind kind() {
    return PartnerSignal.Kind.DRAFT;
  }

  @Override
  public Read read(HeldOrder order, Stored signal, Instant at) {
    DraftBody body = Bodies.read(signal.body(), DraftBody.class);
    String note = Bodies.optional("note", body.note(), Comments.LONGEST);
    List<Long> files = files(order, body);
    Optional<Read> closed = gate.closed(order, WHAT);
    if (closed.isPresent()) {
      return closed.get();
    }
    Optional<String> refusal = refusal(order);
    if (refusal.isPresent()) {
      return Read.without(WHAT, Effect.REFUSED, refusal.get());
    }
    if (order.state() == OrderState.SUBMITTED) {
      book.move(order, OrderState.ACCEPTED, at);
    }
    int revision = drafts.last(order.id) + 1;
    drafts.insert(
        order.id,
        revision,
        files.stream().map(String::valueOf).collect(Collectors.joining(",")),
        note == null ? "" : note,
        ":" + order.partnerCode,
        at);
    if (ClockStep.DRAFT.text().equals(order.clockStep)) {
      order.stopClock(clock.instant());
    }
    attach(order, files);
    facts.add(order, Facts.DRAFT_RECEIVED, revision);
    return Read.moved(WHAT, "Revision %d.".formatted(revision));
  }

  private Optional<String> refusal(HeldOrder order) {
    if (order.state().hasReached(OrderState.PRODUCED)) {
      return Optional.of("The order is %s: a draft comes before.".formatted(order.state().text()));
    }
    if (order.deliverableId != null && drafts.revisionsWanted(order.deliverableId) == 0) {
      return Optional.of("No draft is wanted for this order.");
    }
    DraftMapper.Row last = drafts.find(order.id, drafts.last(order.id));
    if (last == null || last.decision().equals(Draft.CHANGES_WANTED)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (last.decision()) {
          case Draft.OPEN -> "Revision %d is still being judged.".formatted(last.revision());
          case Draft.ACCEPTED -> "Revision %d was accepted.".formatted(last.revision());
          default -> "Revision %d was rejected; no other is wanted.".formatted(last.revision());
        });
  }

  /** From now on the files belong to the order. */
  private void attach(HeldOrder order, List<Long> ids) {
    try {
      ids.forEach(id -> assets.attach(id, order.id));
    } catch (AssetRefused e) {
      throw new SignalRefused(e.getMessage());
    }
  }

  /** The partner's own files, and no other's. */
  private boolean isTheirs(HeldOrder order, long id) {
    try {
      AssetVersion asset = assets.get(id);
      return asset.partnerId() != null
          && asset.partnerId() == order.partnerId
          && asset.test() == order.test;
    } catch (UnknownAsset e) {
      return false;
    }
  }

  private List<Long> files(HeldOrder order, DraftBody body) {
    List<Long> ids = body.assets();
    if (ids == null
        || ids.isEmpty()
        || ids.size() > MOST_ASSETS
        || ids.stream().anyMatch(id -> id == null || id < 1)) {
      throw new SignalRefused(
          "A draft has 1 to %d assets, named by number.".formatted(MOST_ASSETS));
    }
    if (!ids.stream().allMatch(id -> isTheirs(order, id))) {
      throw new SignalRefused("The draft names a file that this partner did not bring.");
    }
    return ids;
  }
}
