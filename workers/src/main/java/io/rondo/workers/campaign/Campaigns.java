package io.rondo.workers.campaign;

import io.rondo.workers.campaign.CampaignRow.CellRow;
import io.rondo.workers.engine.BusinessKeys;
import io.rondo.workers.engine.Processes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Campaigns: their brief, their stage and what people do to them. */
@Service
public class Campaigns implements BusinessKeys {

  /** The message that ends a campaign wherever it is. */
  public static final String STOPPED = "campaign.campaignStopped";

  /** How a campaign can end. */
  public static final Set<String> OUTCOMES =
      Set.of("completed", "rejected", "empty_audience", "stopped");

  /** What may follow a completed campaign. */
  public static final Set<String> NEXT_STEPS = Set.of("repeat", "roll_out", "change", "stop");

  private static final int LOG_DETAIL = 1000;

  /** How often a stop is tried that meets a step which ends in the same moment. */
  private static final int TRIES = 10;

  private final CampaignMapper campaigns;
  private final DeliverableBook deliverables;
  private final ObjectProvider<BriefInspection> inspections;
  private final ObjectProvider<Processes> processes;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final TransactionTemplate ownTransaction;

  Campaigns(
      CampaignMapper campaigns,
      DeliverableBook deliverables,
      ObjectProvider<BriefInspection> inspections,
      ObjectProvider<Processes> processes,
      ApplicationEventPublisher events,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.inspections = inspections;
    this.processes = processes;
    this.events = events;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** The campaign of this code. @throws UnknownCampaign when there is none */
  @Transactional(readOnly = true)
  public Campaign get(String code) {
    return find(code).orElseThrow(() -> new UnknownCampaign(code));
  }

  /** The campaign of this code, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Campaign> find(String code) {
    return Optional.ofNullable(campaigns.find(code)).map(this::whole);
  }

  /** Every campaign, newest first. */
  @Transactional(readOnly = true)
  public List<Campaign> all() {
    Map<Long, List<Cell>> cells =
        campaigns.allCells().stream()
            .collect(
                Collectors.groupingBy(
                    CellRow::campaignId, Collectors.mapping(CellRow::cell, Collectors.toList())));
    return campaigns.all().stream()
        .map(row -> row.with(cells.getOrDefault(row.id(), List.of())))
        .toList();
  }

  /**
   * A code that nobody else gets, for example {@code C-2026-0042}. Counts up in a transaction of
   * its own, so that nobody waits for the caller's; a code that is not used leaves a gap.
   */
  public String nextCode() {
    int year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
    Integer number = ownTransaction.execute(status -> countUp(year));
    if (number == null) {
      openYear(year);
      number = ownTransaction.execute(status -> countUp(year));
    }
    return "C-%d-%04d".formatted(year, number);
  }

  @Override
  public String next() {
    return nextCode();
  }

  private Integer countUp(int year) {
    return campaigns.countUp(year) == 1 ? campaigns.lastNumber(year) : null;
  }

  private void openYear(int year) {
    try {
      ownTransaction.executeWithoutResult(status -> campaigns.openYear(year));
    } catch (DuplicateKeyException e) {
      // somebody else opened it
    }
  }

  /**
   * Stores the brief of a new or reworked campaign; its author counts as a contributor. Contents
   * have to be pinned anew afterwards; a deliverable that is described as before keeps its state
   * and its partner. Publishes {@link CampaignChanged}.
   *
   * @throws CampaignRefused when the campaign is already released or closed
   */
  @Transactional
  public void record(String code, String author, Brief brief) {
    CampaignRow row = campaigns.lock(code);
    List<String> problems = new ArrayList<>(brief.unreadable());
    if (row == null) {
      campaigns.insert(code, author, brief, brief.assignment().text(), joined(problems), now());
      row = campaigns.find(code);
      deliverables.record(row.id(), brief.deliverables());
    } else {
      refuseUnless(row.stage().isOpenToChange(), code, "its brief can no longer change");
      problems.addAll(deliverables.record(row.id(), brief.deliverables()));
      campaigns.update(row.id(), brief, brief.assignment().text(), joined(problems), now());
      campaigns.removeCells(row.id());
    }
    for (Cell cell : brief.cells()) {
      campaigns.insertCell(row.id(), cell);
    }
    campaigns.contribute(row.id(), author, now());
    events.publishEvent(new CampaignChanged(code));
  }

  /**
   * What is wrong with the brief by its own rules: sentences that begin with the name of the field;
   * empty when it is sound.
   */
  @Transactional(readOnly = true)
  public List<String> problems(String code) {
    CampaignRow row = known(campaigns.find(code), code);
    List<String> problems = new ArrayList<>();
    if (row.briefProblems() != null) {
      problems.addAll(row.briefProblems().lines().toList());
    }
    Campaign campaign = whole(row);
    problems.addAll(BriefRules.problems(campaign, now()));
    problems.addAll(DeliverableRules.problems(campaign.cells(), deliverables.of(row.id()), now()));
    inspections.orderedStream().forEach(one -> problems.addAll(one.problems(campaign)));
    return problems;
  }

  /**
   * Moves a campaign to a stage and notes when it got there first. Stages follow in order; only a
   * rework leads from approving back to briefing. Twice is once.
   *
   * @throws CampaignRefused when the stage lies behind
   */
  @Transactional
  public void moveTo(String code, CampaignStatus status) {
    CampaignRow row = known(campaigns.lock(code), code);
    if (row.stage() == status) {
      return;
    }
    refuseUnless(
        row.stage() != CampaignStatus.CLOSED && row.stage().mayBecome(status),
        code,
        "it is %s and cannot become %s".formatted(row.status(), status.text()));
    campaigns.moveTo(row.id(), status.text(), now());
  }

  /**
   * Takes a campaign out of its review and back to its author. A campaign in briefing stays there.
   *
   * @throws CampaignRefused when it is released or closed: nothing leads back from there
   */
  @Transactional
  public void reopen(String code) {
    moveTo(code, CampaignStatus.BRIEFING);
  }

  /**
   * The campaign as it stands, and nobody changes it until the caller's transaction ends.
   *
   * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
   * @throws UnknownCampaign when there is none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Campaign hold(String code) {
    return whole(known(campaigns.lock(code), code));
  }

  /** Notes that a person wrote on the campaign. They never sign it. Twice is once. */
  @Transactional
  public void contribute(String code, String person) {
    campaigns.contribute(known(campaigns.lock(code), code).id(), person, now());
  }

  /** Everybody who wrote on the campaign, as they are called at their login. */
  @Transactional(readOnly = true)
  public Set<String> contributors(String code) {
    return new LinkedHashSet<>(campaigns.contributors(known(campaigns.find(code), code).id()));
  }

  /**
   * Keeps which version of its content a cell gets, and publishes {@link CampaignChanged}.
   *
   * @throws CampaignRefused when there is no such cell, or the campaign is already released
   */
  @Transactional
  public void pinContent(String code, int cellNo, long contentVersionId) {
    CampaignRow row = known(campaigns.lock(code), code);
    refuseUnless(row.stage().isOpenToChange(), code, "its content can no longer change");
    boolean pinned = campaigns.pinContent(row.id(), cellNo, contentVersionId) == 1;
    refuseUnless(pinned, code, "it has no cell " + cellNo);
    events.publishEvent(new CampaignChanged(code));
  }

  /** Sets until when responses count. */
  @Transactional
  public void windowEndsAt(String code, Instant at) {
    campaigns.windowEndsAt(known(campaigns.find(code), code).id(), at, now());
  }

  /**
   * Closes a campaign for good and publishes {@link CampaignClosed}. A closed campaign stays as it
   * is.
   *
   * @param outcome one of {@link #OUTCOMES}
   * @param learned what the next campaign should know; null or at most 1,000 characters
   * @param nextStep one of {@link #NEXT_STEPS}, or null
   */
  @Transactional
  public void close(String code, String outcome, String learned, String nextStep) {
    if (!OUTCOMES.contains(outcome)) {
      throw new IllegalArgumentException("A campaign cannot end as " + outcome + ".");
    }
    CampaignRow row = known(campaigns.lock(code), code);
    if (row.stage() == CampaignStatus.CLOSED) {
      return;
    }
    campaigns.close(row.id(), outcome, emptyAsNull(learned), emptyAsNull(nextStep), now());
    events.publishEvent(new CampaignClosed(code, outcome));
  }

  /** Holds a campaign where it is, its process included. Twice is once. */
  public void pause(String code, String who) {
    besideSteps(() -> pauseNow(code, who));
  }

  private void pauseNow(String code, String who) {
    CampaignRow row = open(code);
    if (!row.paused()) {
      campaigns.pause(row.id(), true, now());
      campaigns.log(row.id(), "paused", who, null, now());
      processes.getObject().pause(code);
    }
  }

  /** Lets a paused campaign go on. Twice is once. */
  public void resume(String code, String who) {
    besideSteps(() -> resumeNow(code, who));
  }

  private void resumeNow(String code, String who) {
    CampaignRow row = open(code);
    if (row.paused()) {
      campaigns.pause(row.id(), false, now());
      campaigns.log(row.id(), "resumed", who, null, now());
      processes.getObject().resume(code);
    }
  }

  /**
   * Ends a campaign wherever it is: nothing more is sent from now on. What was sent keeps its
   * results.
   *
   * @param reason for the log, at most 1,000 characters are kept
   */
  public void stop(String code, String who, String reason) {
    besideSteps(() -> stopNow(code, who, reason));
  }

  /** Does it in a transaction, and again where a step of the campaign ended in the same moment. */
  private void besideSteps(Runnable deed) {
    boolean joins = TransactionSynchronizationManager.isActualTransactionActive();
    for (int tried = 1; ; tried++) {
      try {
        transaction.executeWithoutResult(status -> deed.run());
        return;
      } catch (ConcurrencyFailureException e) {
        if (joins || tried == TRIES) {
          throw e;
        }
      }
    }
  }

  private void stopNow(String code, String who, String reason) {
    CampaignRow row = open(code);
    if (row.paused()) {
      processes.getObject().resume(code);
    }
    campaigns.log(row.id(), "stopped", who, cut(reason), now());
    processes.getObject().tell(STOPPED, code, Map.of());
    close(code, "stopped", null, null);
  }

  /**
   * Whether mail of this campaign may leave now: it is not paused, and it delivers, or listens and
   * mails whom a case held before. Cheap.
   */
  @Transactional(readOnly = true)
  public boolean mayDeliver(String code) {
    return campaigns.deliverable(code) == 1;
  }

  /** Notes what somebody did, for example {@code approved}. */
  @Transactional
  public void note(String code, String what, String who, String detail) {
    campaigns.log(known(campaigns.find(code), code).id(), what, who, cut(detail), now());
  }

  /** What people did to the campaign, oldest first. */
  @Transactional(readOnly = true)
  public List<LogEntry> log(String code) {
    return campaigns.entries(known(campaigns.find(code), code).id());
  }

  private CampaignRow open(String code) {
    CampaignRow row = known(campaigns.lock(code), code);
    refuseUnless(row.stage() != CampaignStatus.CLOSED, code, "it is closed");
    return row;
  }

  private Campaign whole(CampaignRow row) {
    return row.with(campaigns.cells(row.id()).stream().map(CellRow::cell).toList());
  }

  private Instant now() {
    return clock.instant();
  }

  private static CampaignRow known(CampaignRow row, String code) {
    if (row == null) {
      throw new UnknownCampaign(code);
    }
    return row;
  }

  private static void refuseUnless(boolean holds, String code, String why) {
    if (!holds) {
      throw new CampaignRefused("Campaign " + code + ": " + why + ".");
    }
  }

  private static String joined(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    for (String sentence : sentences) {
      if (text.length() + sentence.length() + 1 <= LOG_DETAIL) {
        text.append(text.isEmpty() ? "" : "\n").append(sentence);
      }
    }
    return text.isEmpty() ? null : text.toString();
  }

  private static String cut(String text) {
    String kept = emptyAsNull(text);
    return kept != null && kept.length() > LOG_DETAIL ? kept.substring(0, LOG_DETAIL) : kept;
  }

  private static String emptyAsNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
