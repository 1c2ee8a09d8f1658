package io.rondo.integrations.call;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.rondo.workers.call.CallEntry;
import io.rondo.workers.call.CallLists;
import io.rondo.workers.call.CallScript;
import io.rondo.workers.fulfilment.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call list as CSV (UTF-8, with a header): whom to call, in which windows ({@code from/to} in
 * UTC, with spaces between them), how often at most, and what to say. Outside of these windows
 * nobody is called.
 */
public final class CallListFile {

  private static final List<String> HEADER =
      List.of(
          "recipient",
          "name",
          "phone",
          "language",
          "time_zone",
          "windows",
          "priority",
          "max_attempts",
          "script",
          "script_version",
          "script_text");

  private CallListFile() {}

  /**
   * Writes the list of an order to a file, a page at a time.
   *
   * @throws io.rondo.workers.fulfilment.ScrubRefused when the order must not go out now
   */
  public static void write(Path file, CallLists lists, Order order) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(HEADER);
      List<CallLists.Handed> page = lists.handOver(order, 0);
      while (!page.isEmpty()) {
        page.stream()
            .filter(handed -> handed.person().phone() != null)
            .forEach(handed -> csv.writeRecord(row(handed)));
        page = lists.handOver(order, page.get(page.size() - 1).person().no());
      }
    }
  }

  private static List<String> row(CallLists.Handed handed) {
    CallEntry person = handed.person();
    CallScript script = person.script() == null ? new CallScript("", 0, "") : person.script();
    return Stream.of(
            person.recipient(),
            safe(person.name()),
            person.phone(),
            person.language(),
            person.timeZone(),
            handed.windows().stream()
                .map(window -> window.start() + "/" + window.end())
                .collect(Collectors.joining(" ")),
            person.priority(),
            person.maxAttempts(),
            script.name(),
            script.version(),
            safe(script.text()))
        .map(value -> Objects.toString(value, ""))
        .toList();
  }

  /** An apostrophe before what a spreadsheet would run. */
  private static String safe(String text) {
    return text != null && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }
}
