package io.rondo.forms.approval;

import io.rondo.workers.rehearsal.Rehearsal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A rehearsal as a page shows it.
 *
 * @param load only the days on which anything is mailed
 * @param brokenLinks how many links do not lead where they should
 */
record RehearsalView(Rehearsal rehearsal, List<Day> load, long brokenLinks) {

  private static final Map<String, String> LINKS =
      Map.of(
          "ok", "good",
          "redirect", "wait",
          "unchecked", "",
          "broken", "bad",
          "unreachable", "bad",
          "refused", "bad");

  /** A day's mails, and how much of the busiest day they are, in percent. */
  record Day(LocalDate day, long mails, long ofOthers, long percent, long othersPercent) {}

  static RehearsalView of(Rehearsal rehearsal) {
    long most =
        rehearsal.load().stream().mapToLong(day -> day.mails() + day.ofOthers()).max().orElse(0);
    List<Day> load =
        rehearsal.load().stream()
            .filter(day -> day.mails() + day.ofOthers() > 0)
            .map(
                day ->
                    new Day(
                        day.day(),
                        day.mails(),
                        day.ofOthers(),
                        share(day.mails(), most),
                        share(day.ofOthers(), most)))
            .toList();
    long broken =
        rehearsal.links().stream().filter(link -> "bad".equals(LINKS.get(link.state()))).count();
    return new RehearsalView(rehearsal, load, broken);
  }

  private static long share(long part, long most) {
    return most == 0 ? 0 : Math.round(100.0 * part / most);
  }

  /** How the tag of a link in this state looks. */
  public static String look(String state) {
    return LINKS.getOrDefault(state, "");
  }
}
