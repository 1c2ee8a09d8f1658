package io.rondo.workers.insight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The 64,000 real customers of {@code ../shared/data}, where they are. */
final class RealCustomers {

  private RealCustomers() {}

  /** What one customer was given and did; spend in units. */
  record Line(String treatment, boolean converted, boolean visited, BigDecimal spend) {}

  /** The file of real customers; empty on a machine that does not have it. */
  static Optional<List<Line>> read() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolveSibling("shared").resolve("data/hillstrom.csv");
      if (Files.exists(file)) {
        try (Stream<String> lines = Files.lines(file)) {
          return Optional.of(lines.skip(1).map(RealCustomers::line).toList());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return Optional.empty();
  }

  /** The last four columns are treatment, conversion, visit and spend. */
  private static Line line(String text) {
    String[] cells = text.split(",");
    int last = cells.length - 1;
    return new Line(
        cells[last - 3],
        cells[last - 2].equals("1"),
        cells[last - 1].equals("1"),
        new BigDecimal(cells[last]));
  }
}
