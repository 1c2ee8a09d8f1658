package io.rondo.processes.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A file of made-up customers, the same every time but for the dates. */
final class DemoCustomers {

  static final int HOW_MANY = 420;

  private static final String HEADER =
      "customer_number,email,first_name,last_name,language,recency,history,mens,womens,channel,"
          + "newbie,city,address_line1,postal_code,country,time_zone,phone,consent_email,"
          + "consent_letter,consent_postcard,consent_call,consent_at,consent_source,consent_text";

  private static final String[] FIRST =
      ("Amira Anton Beatriz Bela Carla Chidi Clara Dario Dewi Elin Emil Esra Farid Femi Greta Hana"
              + " Hugo Ida Imran Ines Ivo Jana Jonas Kaya Kofi Lars Leila Lena Luca Maia Mateo"
              + " Mila Nadia Nils Noor Olga Oskar Pilar Priya Rafael Rosa Samir Selma Sven Tara"
              + " Teo Uma Viktor Wanda Yara Yusuf Zoe")
          .split(" ");
  private static final String[] LAST =
      ("Abel Adeyemi Albers Almeida Bakker Bauer Becker Bello Berg Blom Castro Costa Dahl Demir"
              + " Dietrich Duarte Egger Falk Fontana Forster Gallo Haas Hansen Hoffmann Ibrahim"
              + " Jansen Kaya Keller Khan Klein Kowal Kraus Lang Lindgren Lopes Maier Marin Moreau"
              + " Nowak Okafor Olsen Petrov Prins Richter Rossi Sato Schmid Silva Sommer Toth"
              + " Vogel Weber Winter Yilmaz Zimmer")
          .split(" ");
  private static final String[] CITIES =
      "Bergen Bern Bologna Bristol Gdansk Ghent Graz Leeds Lyon Malmo Porto Tartu".split(" ");
  private static final String[] COUNTRIES = "NO CH IT GB PL BE AT GB FR SE PT EE".split(" ");
  private static final String[] ZONES =
      ("Oslo Zurich Rome London Warsaw Brussels Vienna London Paris Stockholm Lisbon Tallinn")
          .split(" ");
  private static final String[] CHANNELS = {"Web", "Web", "Phone", "Multichannel"};
  private static final String[] SOURCES = {"web shop checkout", "newsletter form", "store card"};

  private final Random random = new Random(20_26);
  private final Instant now;

  private DemoCustomers(Instant now) {
    this.now = now;
  }

  /** The file, as of this moment. */
  static InputStream csv(Instant now) {
    DemoCustomers customers = new DemoCustomers(now);
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    for (int i = 1; i <= HOW_MANY; i++) {
      csv.append(customers.line(i)).append('\n');
    }
    return new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String line(int i) {
    String first = one(FIRST);
    String last = one(LAST);
    // two of a household share an address now and then, and some never gave one
    int mailbox = i % 70 == 0 ? i - 1 : i;
    String email = i % 33 == 0 ? "" : "customer.%03d@example.test".formatted(mailbox);
    boolean mens = random.nextInt(100) < 52;
    boolean womens = !mens || random.nextInt(100) < 30;
    boolean agreed = i % 13 != 0;
    Instant at = now.minus(Duration.ofHours(24 * 30 + random.nextInt(24 * 600)));
    return String.join(
        ",",
        "F%04d".formatted(1000 + i),
        email,
        first,
        last,
        random.nextInt(100) < 70 ? "en" : "de",
        Integer.toString(1 + random.nextInt(12)),
        String.format(Locale.ROOT, "%.2f", 25 + Math.exp(random.nextGaussian() + 4.4)),
        mens ? "1" : "0",
        womens ? "1" : "0",
        one(CHANNELS),
        random.nextInt(100) < 25 ? "1" : "0",
        place(one(CITIES), i),
        phone(i),
        agreed ? "yes" : "no",
        agreed && i % 5 != 0 ? "yes" : "no",
        agreed && i % 5 != 0 ? "yes" : "no",
        agreed && i % 3 == 0 ? "yes" : "no",
        at.toString(),
        one(SOURCES),
        "I would like news and offers of Fern & Fell by e-mail and letter and phone and can withdraw this at any time.");
  }

  /** City, street, postal code, country and time zone; some never gave a street. */
  private static String place(String city, int i) {
    int at = List.of(CITIES).indexOf(city);
    return String.join(
        ",",
        city,
        i % 17 == 0 ? "" : "Fern Street " + (1 + i % 97),
        Integer.toString(10_000 + i),
        COUNTRIES[at],
        "Europe/" + ZONES[at]);
  }

  /** Numbers that the regulator of the United Kingdom keeps for stories: they ring nowhere. */
  private static String phone(int i) {
    return i % 4 == 0 ? "" : "+44 20 7946 0%03d".formatted(i);
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
