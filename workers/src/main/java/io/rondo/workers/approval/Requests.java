package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.OpenTasks;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.seal.Seals;
import io.rondo.workers.staff.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays reviews on desks, and moves them on when they lie there for too long. */
@Component
class Requests {

  private final Campaigns campaigns;
  private final DutyMapper duties;
  private final Desks desks;
  private final Seals seals;
  private final WorkingCalendar calendar;
  private final ApprovalSettings settings;
  private final ObjectProvider<OpenTasks> tasks;
  private final Clock clock;

  Requests(
      Campaigns campaigns,
      DutyMapper duties,
      Desks desks,
      Seals seals,
      WorkingCalendar calendar,
      ApprovalSettings settings,
      ObjectProvider<OpenTasks> tasks,
      Clock clock) {
    this.campaigns = campaigns;
    this.duties = duties;
    this.desks = desks;
    this.seals = seals;
    this.calendar = calendar;
    this.settings = settings;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** A review as it is laid on a desk, with its times. */
  record Request(Duty duty, String seal, Instant remindAt, Instant dueAt, Instant deadlineAt) {}

  /** Lays a duty where it belongs today; one that was delegated stays with whom it was given. */
  @Transactional
  Request lay(String code, long dutyId) {
    Campaign campaign = campaigns.hold(code);
    Duty duty = find(campaign, dutyId);
    Instant now = clock.instant();
    Instant opened = duty.openedAt() == null ? now : duty.openedAt();
    Instant due = duty.dueAt() == null ? calendar.plusHours(opened, duty.dueHours()) : duty.dueAt();
    if (duty.openedAt() == null) {
      Desks.Desk desk = desks.of(campaign, duty);
      duties.lay(dutyId, desk.person(), desk.group(), desk.onBehalfOf(), now, due);
    }
    Instant half = calendar.plusHours(opened, Math.max(1, duty.dueHours() / 2));
    Instant remind = half.isBefore(due) ? half : due;
    Instant deadline = calendar.plusHours(due, settings.graceHours());
    return new Request(duties.find(dutyId), seals.keep(code).fingerprint(), remind, due, deadline);
  }

  /** Whom to remind of a review that still waits; nobody when it no longer does. */
  @Transactional
  List<String> remind(String code, long dutyId) {
    Campaign campaign = campaigns.hold(code);
    Duty duty = find(campaign, dutyId);
    if (!duty.isOpen()) {
      return List.of();
    }
    duties.reminded(dutyId, clock.instant());
    campaigns.note(code, "review overdue", "rondo", duty.name() + " waits for " + duty.who());
    return desks.toTell(campaign, duty);
  }

  /**
   * Gives a late review to the person of its escalation, once; whoever had it may still decide.
   *
   * @return whom to tell
   */
  @Transactional
  List<String> escalate(String code, long dutyId) {
    Campaign campaign = campaigns.hold(code);
    Duty duty = find(campaign, dutyId);
    if (!duty.isOpen()) {
      return List.of();
    }
    if (duty.escalatedAt() != null) {
      return desks.toTell(campaign, duty); // whoever it was handed on to keeps it
    }
    String to = duty.escalation();
    boolean able = to != null && desks.refusal(campaign, duty, to).isEmpty();
    duties.escalated(dutyId, clock.instant());
    if (!able) {
      campaigns.note(
          code, "review escalated", "rondo", duty.name() + " is late; nobody is named for that.");
      return desks.toTell(campaign, duty);
    }
    if (!to.equalsIgnoreCase(duty.assignedTo())) {
      String before = duty.assignedTo();
      tasks
          .getObject()
          .find(code, "dutyId", dutyId)
          .ifPresent(
              task -> {
                tasks.getObject().assign(task.id(), to);
                if (before != null) {
                  tasks.getObject().offer(task.id(), before);
                }
              });
      String behalf = duty.onBehalfOf() == null ? before : duty.onBehalfOf();
      duties.hand(dutyId, to, behalf == null ? duty.reviewer() : behalf);
    }
    campaigns.note(code, "review escalated", "rondo", duty.name() + " lies with " + to + " now.");
    return List.of(to);
  }

  private Duty find(Campaign campaign, long dutyId) {
    Duty duty = duties.find(dutyId);
    if (duty == null || duty.campaignId() != campaign.id()) {
      throw new StepRefused("Campaign %s has no review %d.".formatted(campaign.code(), dutyId));
    }
    return duty;
  }
}
