package io.rondo.workers.reseller;

import io.rondo.workers.campaign.BriefInspection;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.DeliverableDetails;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.campaign.Deliverables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A reseller kit that a brief asks for is one of the catalogue. */
@Component
class KitInspection implements BriefInspection {

  private final Deliverables deliverables;
  private final Kits kits;

  KitInspection(Deliverables deliverables, Kits kits) {
    this.deliverables = deliverables;
    this.kits = kits;
  }

  @Override
  public List<String> problems(Campaign campaign) {
    List<Deliverable> wanted =
        deliverables.of(campaign.code()).stream()
            .filter(one -> one.kind() == DeliverableKind.KIT)
            .filter(one -> one.state() == Deliverable.State.PLANNED)
            .toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    Set<String> names =
        kits.catalogue().stream().map(KitTemplate::name).collect(Collectors.toSet());
    List<String> problems = new ArrayList<>();
    wanted.forEach(one -> problem(one, names).ifPresent(problems::add));
    return problems;
  }

  private static Optional<String> problem(Deliverable one, Set<String> names) {
    String kit = DeliverableDetails.of(one.details()).kit();
    if (kit == null) {
      return Optional.of(
          "Deliverable %d: name the kit of the catalogue that resellers fill.".formatted(one.no()));
    }
    return names.contains(kit)
        ? Optional.empty()
        : Optional.of(
            "Deliverable %d: there is no kit \"%s\" in the catalogue; write the name of one that is."
                .formatted(one.no(), kit));
  }
}
