package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.route.Route;
import io.rondo.workers.route.RoutedDuty;
import io.rondo.workers.route.Stage;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.Seal;
import io.rondo.workers.seal.Seals;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose signature is asked for next, and what the reviewers of a stage said together. */
@Component
class ReviewChoice {

  private final Campaigns campaigns;
  private final Seals seals;
  private final Routing routing;
  private final Book book;
  private final DutyMapper duties;
  private final Clock clock;

  ReviewChoice(
      Campaigns campaigns,
      Seals seals,
      Routing routing,
      Book book,
      DutyMapper duties,
      Clock clock) {
    this.campaigns = campaigns;
    this.seals = seals;
    this.routing = routing;
    this.book = book;
    this.duties = duties;
    this.clock = clock;
  }

  /**
   * Those who are asked now.
   *
   * @param signed whether nobody has to be asked any more
   */
  record Choice(boolean signed, int round, int stage, List<Long> duties) {}

  /** What a stage led to. */
  record Judgement(boolean passed, boolean reworkWanted) {}

  /**
   * Asks the reviewers of the first stage that lacks a signature; nobody whose signature stands.
   */
  @Transactional
  Choice choose(String code) {
    Campaign campaign = reviewed(code);
    Seal now = seals.keep(code);
    book.writeFalls(campaign, now);
    Route route = routing.of(campaign);
    Round round = book.openRound(campaign, route.name(), route.why());
    duties.withdraw(campaign.id(), clock.instant());
    List<Signature> signatures = book.signatures(campaign);
    Map<String, Decision> others = book.others(campaign, round.round());
    for (Stage stage : route.stages()) {
      StageVotes votes = new StageVotes(stage, now, signatures, others);
      if (votes.state() != StageState.PASSED) {
        List<RoutedDuty> silent = votes.silent();
        List<RoutedDuty> asked =
            stage.inSequence() && !silent.isEmpty() ? silent.subList(0, 1) : silent;
        asked.forEach(duty -> ask(campaign, round, stage, duty, now, signatures));
        List<Long> ids = duties.open(campaign.id()).stream().map(Duty::id).toList();
        return new Choice(false, round.round(), stage.number(), ids);
      }
    }
    return new Choice(true, round.round(), 0, List.of());
  }

  private void ask(
      Campaign campaign,
      Round round,
      Stage stage,
      RoutedDuty duty,
      Seal now,
      List<Signature> signatures) {
    duties.insert(
        campaign.id(),
        round.round(),
        duty,
        Duty.covers(duty),
        stage.inSequence() ? "sequence" : "parallel",
        stage.quorum(),
        because(duty, now, signatures),
        clock.instant());
  }

  /** Why somebody is asked again; null for the first time. */
  private static String because(RoutedDuty duty, Seal now, List<Signature> signatures) {
    Set<Part> changed = Signature.changedSinceLast(duty, now, signatures);
    return changed.isEmpty()
        ? null
        : changed.stream().map(Part::title).collect(Collectors.joining(", "))
            + " changed after the last signature.";
  }

  /** What follows from what the asked reviewers said. What nobody answered is withdrawn. */
  @Transactional
  Judgement judge(String code) {
    Campaign campaign = reviewed(code);
    Round round = book.openRound(campaign);
    if (round == null) {
      return new Judgement(false, true);
    }
    duties.withdraw(campaign.id(), clock.instant());
    return switch (state(campaign, round, seals.of(code))) {
      case OPEN, PASSED -> new Judgement(true, false);
      case REWORK -> {
        book.closeRound(campaign, "returned");
        yield new Judgement(false, true);
      }
      case REJECTED -> {
        book.closeRound(campaign, "rejected");
        yield new Judgement(false, false);
      }
    };
  }

  /** How far the stage is that was asked last. */
  StageState state(Campaign campaign, Round round, Seal now) {
    int asked =
        duties.of(campaign.id()).stream()
            .filter(duty -> duty.round() == round.round())
            .reduce((earlier, later) -> later)
            .map(Duty::stage)
            .orElse(0);
    return routing.of(campaign).stages().stream()
        .filter(stage -> stage.number() == asked)
        .findFirst()
        .map(
            stage ->
                new StageVotes(
                        stage, now, book.signatures(campaign), book.others(campaign, round.round()))
                    .state())
        .orElse(StageState.PASSED);
  }

  private Campaign reviewed(String code) {
    Campaign campaign = campaigns.hold(code);
    if (campaign.status() != CampaignStatus.APPROVING) {
      throw new StepRefused(
          "Campaign %s is %s and waits for no review.".formatted(code, campaign.status().text()));
    }
    return campaign;
  }
}
