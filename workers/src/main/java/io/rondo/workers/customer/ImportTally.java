package io.rondo.workers.customer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what becomes of the lines of one file. Thread-safe: lines are written behind. */
final class ImportTally {

  private final List<RefusedLine> listed = new ArrayList<>();
  private long added;
  private long changed;
  private long unchanged;
  private long refused;

  synchronized void refuse(RefusedLine line) {
    refused++;
    if (listed.size() < ImportReport.LISTED) {
      listed.add(line);
    }
  }

  synchronized void add(CustomerWriter.Written written) {
    added += written.added();
    changed += written.changed();
    unchanged += written.unchanged();
  }

  synchronized boolean hasRefusedBefore(long line) {
    return listed.stream().anyMatch(refusal -> refusal.line() < line);
  }

  synchronized ImportReport report(List<String> newAttributes) {
    return new ImportReport(
        added + changed + unchanged + refused,
        added,
        changed,
        unchanged,
        refused,
        listed.stream().sorted(Comparator.comparingLong(RefusedLine::line)).toList(),
        List.copyOf(newAttributes));
  }
}
