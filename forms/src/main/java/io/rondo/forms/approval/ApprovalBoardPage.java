package io.rondo.forms.approval;

import io.rondo.forms.campaign.Waiting;
import io.rondo.forms.layout.Flash;
import io.rondo.workers.approval.Approvals;
import io.rondo.workers.approval.Handovers;
import io.rondo.workers.approval.ReviewRefused;
import io.rondo.workers.approval.WaitingReview;
import io.rondo.workers.engine.People;
import io.rondo.workers.staff.Absences;
import io.rondo.workers.staff.WorkingCalendar;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which approvals wait, on whom and since when, the longest on top; and who is away. */
@Controller
@RequestMapping("/approvals")
class ApprovalBoardPage {

  private static final int LONGEST = 3;

  private final Approvals approvals;
  private final Handovers handovers;
  private final Absences absences;
  private final People people;
  private final WorkingCalendar calendar;
  private final Clock clock;

  ApprovalBoardPage(
      Approvals approvals,
      Handovers handovers,
      Absences absences,
      People people,
      WorkingCalendar calendar,
      Clock clock) {
    this.approvals = approvals;
    this.handovers = handovers;
    this.absences = absences;
    this.people = people;
    this.calendar = calendar;
    this.clock = clock;
  }

  @GetMapping
  String board(Model model) {
    fill(model);
    model.addAttribute("people", people.all());
    return "approval/board";
  }

  /** What moves, for htmx. */
  @GetMapping("/waiting")
  String waiting(Model model) {
    fill(model);
    return "approval/board :: live";
  }

  /** Gives the open tasks of somebody who leaves to another person. */
  @PostMapping("/handover")
  String handOver(
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Principal who,
      RedirectAttributes next) {
    try {
      Handovers.Report report = handovers.reassign(from, to, who.getName());
      String done = report.handed() == 1 ? "1 task" : report.handed() + " tasks";
      Flash.done(next, "%s of %s handed to %s.".formatted(done, from.strip(), to.strip()));
      if (!report.kept().isEmpty()) {
        Flash.refused(next, "Not handed over: " + String.join(" ", report.kept()));
      }
    } catch (ReviewRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/approvals";
  }

  private void fill(Model model) {
    List<Row> rows =
        approvals.waiting().stream()
            .sorted(Comparator.comparing(WaitingReview::since))
            .map(this::row)
            .toList();
    LocalDate today = calendar.day(clock.instant());
    model.addAttribute("longest", rows.subList(0, Math.min(LONGEST, rows.size())));
    model.addAttribute("rest", rows.subList(Math.min(LONGEST, rows.size()), rows.size()));
    model.addAttribute("late", rows.stream().filter(row -> row.review().overdue()).count());
    model.addAttribute(
        "away", absences.current().stream().filter(absence -> absence.covers(today)).toList());
  }

  private Row row(WaitingReview review) {
    String on = review.group() ? Waiting.title(review.who()) : review.who();
    Instant now = clock.instant();
    return new Row(review, on, calendar.between(review.since(), now).toHours());
  }

  /**
   * A review that waits.
   *
   * @param on the person or the group's name
   * @param hours for how many working hours
   */
  record Row(WaitingReview review, String on, long hours) {}
}
