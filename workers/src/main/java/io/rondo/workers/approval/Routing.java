package io.rondo.workers.approval;

import io.rondo.workers.audience.Audiences;
import io.rondo.workers.audience.Frozen;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.content.Contents;
import io.rondo.workers.route.Facts;
import io.rondo.workers.route.Route;
import io.rondo.workers.route.RoutedDuty;
import io.rondo.workers.route.Routes;
import io.rondo.workers.route.Stage;
import io.rondo.workers.seal.ConfirmedPartners;
import io.rondo.workers.seal.Part;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who must sign a campaign as it is now: by the tables, or by the two people of an emergency. */
@Component
class Routing {

  static final String EMERGENCY = "emergency";

  /** What a content may print of a person without using their data for more than a salutation. */
  private static final Set<String> SALUTATION = Set.of("first_name", "last_name", "language");

  private static final Set<String> ADDRESS =
      Set.of("address_line1", "address_line2", "postal_code", "city", "country");

  private static final int EMERGENCY_HOURS = 1;

  private final Routes routes;
  private final RoundMapper rounds;
  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final ObjectProvider<ConfirmedPartners> named;
  private final Audiences audiences;
  private final Contents contents;

  Routing(
      Routes routes,
      RoundMapper rounds,
      Campaigns campaigns,
      Deliverables deliverables,
      ObjectProvider<ConfirmedPartners> named,
      Audiences audiences,
      Contents contents) {
    this.routes = routes;
    this.rounds = rounds;
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.named = named;
    this.audiences = audiences;
    this.contents = contents;
  }

  Route of(Campaign campaign) {
    Emergency emergency = rounds.emergency(campaign.id());
    if (emergency != null) {
      return emergency(emergency);
    }
    return routes.of(facts(campaign), campaigns.contributors(campaign.code()));
  }

  Facts facts(Campaign campaign) {
    long people = audiences.frozen(campaign.code()).map(Frozen::people).orElse(0L);
    return new Facts(
        BigDecimal.valueOf(campaign.budgetMinor(), 2),
        campaign.cells().stream().map(Cell::channel).distinct().collect(Collectors.joining(",")),
        campaign.claims(),
        partners(campaign),
        printsPersonalData(campaign),
        people);
  }

  /** Who helps by the brief, and everybody who was confirmed to make something. */
  private String partners(Campaign campaign) {
    Stream<String> confirmed =
        deliverables.of(campaign.code()).stream()
            .filter(one -> one.state() != Deliverable.State.DROPPED)
            .map(Deliverable::partnerId)
            .filter(Objects::nonNull)
            .distinct()
            .map(id -> named.stream().findFirst().map(by -> by.named(id)).orElse("partner " + id));
    return Stream.concat(Stream.ofNullable(campaign.partner()), confirmed)
        .filter(name -> !name.isBlank())
        .collect(Collectors.joining(", "));
  }

  private boolean printsPersonalData(Campaign campaign) {
    Set<String> printed = new HashSet<>();
    campaign.cells().stream()
        .map(Cell::contentVersionId)
        .filter(Objects::nonNull)
        .forEach(version -> printed.addAll(told(version)));
    printed.removeAll(SALUTATION);
    return !printed.isEmpty();
  }

  /** Where a letter goes stands on its envelope anyway. */
  private Set<String> told(long version) {
    Set<String> tokens = new HashSet<>(contents.tokens(version));
    if (contents.get(version).kind().isPrinted()) {
      tokens.removeAll(ADDRESS);
    }
    return tokens;
  }

  private static Route emergency(Emergency emergency) {
    Stage both =
        new Stage(
            1,
            false,
            2,
            List.of(
                signer("First emergency signature", emergency.firstSigner()),
                signer("Second emergency signature", emergency.secondSigner())));
    String why = "Corrects a wrong mail of " + emergency.corrects() + ".";
    return new Route(EMERGENCY, why, List.of(both));
  }

  private static RoutedDuty signer(String name, String person) {
    Set<Part> everything = EnumSet.allOf(Part.class);
    return new RoutedDuty(1, name, person, null, true, everything, EMERGENCY_HOURS, null, null);
  }
}
