package io.rondo.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A CSV file of made-up customers with eight attributes and consent, always the same. */
final class CustomerFile {

  private CustomerFile() {}

  static Path write(int customers) throws IOException {
    Path file = Bench.work().resolve("customers.csv");
    Random random = new Random(1);
    try (PrintWriter csv =
        new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), false)) {
      csv.print(
          "customer_number,email,first_name,last_name,language,recency,history,mens,womens,"
              + "zip_code,newbie,channel,since,consent_email,consent_at,consent_source,"
              + "consent_text\n");
      for (int i = 1; i <= customers; i++) {
        csv.print(line(i, random));
      }
    }
    return file;
  }

  private static String line(int i, Random random) {
    boolean yes = random.nextInt(10) > 0;
    return "K%07d,person%d@example%d.test,%s,%s,%s,%d,%d.%02d,%d,%d,%s,%d,%s,20%02d-%02d-%02d,%s\n"
        .formatted(
            i,
            i,
            i % 50,
            any(random, "Ann", "Bob", "Carla", "Dörte", "Émile", "Fritz"),
            any(random, "Meier", "Müller", "Rossi", "Smith", "Favre"),
            any(random, "de", "fr", "it", "en"),
            random.nextInt(12) + 1,
            random.nextInt(2000),
            random.nextInt(100),
            random.nextInt(2),
            random.nextInt(2),
            any(random, "Rural", "Suburban", "Urban"),
            random.nextInt(2),
            any(random, "Phone", "Web", "Multichannel"),
            random.nextInt(20),
            random.nextInt(12) + 1,
            random.nextInt(28) + 1,
            yes ? "yes,2026-03-01T10:00:00Z,web shop,Yes: send me news and offers" : "no,,,");
  }

  private static String any(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }
}
