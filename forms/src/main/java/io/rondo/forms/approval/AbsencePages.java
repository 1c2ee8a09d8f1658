package io.rondo.forms.approval;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.engine.People;
import io.rondo.workers.staff.Absence;
import io.rondo.workers.staff.AbsenceRefused;
import io.rondo.workers.staff.Absences;
import io.rondo.workers.staff.WorkingCalendar;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is away when: staff enter their own days, administrators everybody's. */
@Controller
@RequestMapping("/approvals/absences")
class AbsencePages {

  private static final int PAST_SHOWN = 100;

  private final Absences absences;
  private final People people;
  private final WorkingCalendar calendar;
  private final Clock clock;

  AbsencePages(Absences absences, People people, WorkingCalendar calendar, Clock clock) {
    this.absences = absences;
    this.people = people;
    this.calendar = calendar;
    this.clock = clock;
  }

  @GetMapping
  String page(Principal who, Model model) {
    return page(model, new Entry(who.getName(), "", "", ""));
  }

  @PostMapping
  String add(
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String deputy,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      Principal who,
      Model model,
      RedirectAttributes next) {
    String away = person.isBlank() ? who.getName() : person.strip();
    Optional<LocalDate> first = day(from);
    Optional<LocalDate> last = day(until);
    if (first.isEmpty() || last.isEmpty()) {
      model.addAttribute("refusal", "Give the first and the last day, for example 2026-12-24.");
      return page(model, new Entry(away, deputy, from, until));
    }
    try {
      absences.add(away, deputy.strip(), first.get(), last.get(), who.getName());
      Flash.done(next, "Entered: %s stands in for %s.".formatted(deputy.strip(), away));
      return "redirect:/approvals/absences";
    } catch (AbsenceRefused refused) {
      model.addAttribute("refusal", refused.getMessage());
      return page(model, new Entry(away, deputy, from, until));
    }
  }

  @PostMapping("/{id}/remove")
  String remove(@PathVariable long id, Principal who, RedirectAttributes next) {
    try {
      absences.remove(id, who.getName());
      Flash.done(next, "Removed.");
    } catch (AbsenceRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/approvals/absences";
  }

  private String page(Model model, Entry entry) {
    LocalDate today = calendar.day(clock.instant());
    List<Absence> current = absences.current();
    model.addAttribute("entry", entry);
    model.addAttribute("people", people.all());
    model.addAttribute("today", today);
    model.addAttribute("away", current.stream().filter(absence -> absence.covers(today)).toList());
    model.addAttribute("ahead", current.stream().filter(a -> a.from().isAfter(today)).toList());
    model.addAttribute(
        "past",
        absences.all().stream()
            .filter(absence -> absence.until().isBefore(today))
            .limit(PAST_SHOWN)
            .toList());
    return "approval/absences";
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** What somebody has typed so far. */
  record Entry(String person, String deputy, String from, String until) {}
}
