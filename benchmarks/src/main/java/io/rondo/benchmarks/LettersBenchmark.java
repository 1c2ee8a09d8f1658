package io.rondo.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.rondo.integrations.print.pdf.LetterPress;
import io.rondo.integrations.print.pdf.PdfGate;
import io.rondo.integrations.print.pdf.PressedFile;
import io.rondo.integrations.print.pdf.Sheet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.slf4j.LoggerFactory;

/**
 * Presses personal letters A4 with a QR code each, against the same letter without a word or code
 * of its own, in turns. Argument: how many letters (10,000). The heap is limited by the run.
 */
final class LettersBenchmark {

  private static final int ROUNDS = 5;
  private static final String TEXT =
      "<p>The path is wet. You need not be. Fifteen percent on every layer until Sunday, and a"
          + " warm pair of socks for everybody who comes by before the first snow.</p>";

  private LettersBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    // as in the product: without it every font of every page is told at length
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    int letters = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int share = Math.max(1, letters / ROUNDS);
    press(100, LettersBenchmark::personal); // the first ones pay for loading classes
    press(100, number -> same());
    Bench.forgetHeapPeak();
    double[] personal = new double[ROUNDS];
    double[] same = new double[ROUNDS];
    double[] gate = new double[ROUNDS];
    double[] personalCpu = new double[ROUNDS];
    double[] sameCpu = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Run one = press(share, LettersBenchmark::personal);
      personal[round] = share / one.pressSeconds();
      personalCpu[round] = share / one.cpuSeconds();
      gate[round] = share / one.gateSeconds();
      Run other = press(share, number -> same());
      same[round] = share / other.pressSeconds();
      sameCpu[round] = share / other.cpuSeconds();
    }
    double mine = Bench.median(personal);
    Bench.print(
        "benchmark",
        "letters",
        "letters",
        share * ROUNDS,
        "pagesPerSecond",
        Bench.round(mine),
        "pagesPerSecondWithoutCodeAndName",
        Bench.round(Bench.median(same)),
        "ratio",
        Bench.round(mine / Bench.median(same)),
        "pagesPerCpuSecond",
        Bench.round(Bench.median(personalCpu)),
        "pagesPerCpuSecondWithoutCodeAndName",
        Bench.round(Bench.median(sameCpu)),
        "gatePagesPerSecond",
        Bench.round(Bench.median(gate)),
        "heapPeakMb",
        Bench.heapPeakMb(),
        "heapLimitMb",
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /**
   * What one turn took.
   *
   * @param cpuSeconds of the pressing, however busy the machine is
   */
  private record Run(double pressSeconds, double cpuSeconds, double gateSeconds) {}

  private static Run press(int letters, IntFunction<String> html) throws Exception {
    Path folder = Files.createTempDirectory(Bench.work(), "letters");
    var threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    double seconds = Bench.seconds(() -> write(folder, letters, html));
    double used = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
    double gate = Bench.seconds(() -> look(folder));
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    return new Run(seconds, used, gate);
  }

  private static void write(Path folder, int letters, IntFunction<String> html) throws IOException {
    try (LetterPress press =
        new LetterPress(
            Sheet.LETTER,
            folder,
            "po_benchmark",
            Instant.parse("2026-11-23T09:00:00Z"),
            LetterPress.PIECES_PER_FILE,
            1)) {
      for (int i = 1; i <= letters; i++) {
        press.add("r" + i, html.apply(i));
      }
      List<PressedFile> files = press.finish();
      int pages = files.stream().mapToInt(PressedFile::pages).sum();
      if (pages != letters) {
        throw new IllegalStateException(letters + " letters have " + pages + " pages.");
      }
    }
  }

  private static void look(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
          PdfGate.check(file, Sheet.LETTER, pdf.getNumberOfPages());
        }
      }
    }
  }

  private static String personal(int number) {
    return letter(
        "Liv Ødegård " + number,
        "Storgata " + number,
        "<object type=\"image/x-qr\" data=\"https://rondo.example/c/%035d\"></object>"
            .formatted(number));
  }

  private static String same() {
    return letter("Our friends of the path", "Everywhere", "");
  }

  private static String letter(String name, String street, String code) {
    return """
    <html><head><style>body { padding: 22mm; font-size: 11pt; line-height: 1.4 }
    h1 { font-size: 18pt }</style></head><body>
    <p>%s<br/>%s<br/>0155 Oslo</p><h1>Dear %s</h1>%s%s</body></html>
    """
        .formatted(name, street, name, TEXT.repeat(6), code);
  }
}
