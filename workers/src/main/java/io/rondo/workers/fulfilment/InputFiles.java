package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What deliverables became: the files of accepted drafts. */
@Component
class InputFiles {

  private final Deliverables deliverables;
  private final DraftMapper drafts;

  InputFiles(Deliverables deliverables, DraftMapper drafts) {
    this.deliverables = deliverables;
    this.drafts = drafts;
  }

  /** The files of the deliverables that this order's one depends on, in their order. */
  List<Long> of(Order order) {
    if (order.deliverableId() == null) {
      return List.of();
    }
    List<Integer> needed = deliverables.get(order.deliverableId()).dependsOn();
    return deliverables.of(order.campaignCode()).stream()
        .filter(deliverable -> needed.contains(deliverable.no()))
        .map(Deliverable::id)
        .flatMap(id -> of(id).stream())
        .distinct()
        .toList();
  }

  /** The files of one deliverable that were accepted. */
  List<Long> of(long deliverableId) {
    return drafts.acceptedOf(deliverableId).stream()
        .map(Draft::of)
        .flatMap(draft -> draft.assets().stream())
        .toList();
  }
}
