package io.rondo.workers.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rondo.workers.consent.Consent;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.testing.EmptyTables;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an import, an export and an erasure must do on every database. */
abstract class CustomerImportsContract {

  private static final String EVIDENCE =
      ",yes,2026-05-01T10:00Z,shop checkout,I want news by e-mail";
  private static final String CONSENT_COLUMNS =
      ",consent_email,consent_at,consent_source,consent_text";

  @Autowired private CustomerImports imports;
  @Autowired private Customers customers;
  @Autowired private Attributes attributes;
  @Autowired private Consents consents;
  @Autowired private Suppressions suppressions;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  @AfterEach
  void nobodyIsKnown() {
    EmptyTables.in(jdbc);
  }

  @Test
  void aFileBringsCustomersAttributesAndConsent() {
    ImportReport report =
        imported(
            """
            Customer Number,E-Mail,first_name,last_name,language,Recency,Mens,City,Since,Zip%s
            C-1,Ann@Example.test,Ann,Älvarez,en,3.5,1,Bern,2024-02-29,01067%s
            C-2,bob@example.test,Bob,,de,,0,,,12345,no,,,
            """
                .formatted(CONSENT_COLUMNS, EVIDENCE)
                .replace("E-Mail", "email"));

    assertThat(report)
        .isEqualTo(
            new ImportReport(
                2, 2, 0, 0, 0, List.of(), List.of("recency", "mens", "city", "since", "zip")));
    Customer ann = customers.findByNumber("C-1").orElseThrow();
    assertThat(ann.email()).isEqualTo("Ann@Example.test");
    assertThat(ann.emailHash()).isEqualTo(EmailHash.of("ann@example.TEST")).hasSize(64);
    assertThat(ann.attributes())
        .isEqualTo(
            Map.of(
                "recency",
                new BigDecimal("3.5"),
                "mens",
                true,
                "city",
                "Bern",
                "since",
                LocalDate.of(2024, 2, 29),
                "zip",
                "01067"));
    assertThat(consents.of(ann.id()))
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.granted()).isTrue();
              assertThat(consent.decidedAt()).isEqualTo(Instant.parse("2026-05-01T10:00:00Z"));
              assertThat(consent.source()).isEqualTo("shop checkout");
              assertThat(consent.text()).isEqualTo("I want news by e-mail");
            });
    Customer bob = customers.findByNumber("C-2").orElseThrow();
    assertThat(bob.attributes()).isEqualTo(Map.of("mens", false, "zip", "12345"));
    assertThat(consents.of(bob.id())).singleElement().matches(consent -> !consent.granted());
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    String file =
        "number,email,visits%s\nA-1,a@example.test,3%s\nA-2,b@example.test,%s\n"
            .formatted(CONSENT_COLUMNS, EVIDENCE, EVIDENCE);
    imported(file);
    List<Map<String, Object>> before = jdbc.queryForList("select * from customer order by id");

    assertThat(imported(file)).isEqualTo(new ImportReport(2, 0, 0, 2, 0, List.of(), List.of()));
    assertThat(jdbc.queryForList("select * from customer order by id")).isEqualTo(before);
    assertThat(jdbc.queryForObject("select count(*) from consent_history", Long.class)).isZero();
  }

  @Test
  void aChangedLineChangesOnlyTheColumnsOfItsFile() {
    imported("number,email,city,visits\nA-1,a@example.test,Bern,3\n");

    ImportReport report = imported("number,visits\nA-1,4\nA-9,1\n");

    assertThat(report.changed()).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    Customer changed = customers.findByNumber("A-1").orElseThrow();
    assertThat(changed.email()).isEqualTo("a@example.test");
    assertThat(changed.attributes()).isEqualTo(Map.of("city", "Bern", "visits", new BigDecimal(4)));
  }

  @Test
  void badLinesAreListedWithoutTheirValuesAndTheRestGoesIn() {
    imported("number,email,age,born\nA-0,zero@example.test,30,2000-01-01\n");
    ImportReport report =
        imported(
            """
            number,email,age,born,consent_email
            A-1,not-an-address,30,2000-01-01,
            A-2,two@example.test,forty,2000-01-01,
            A-3,three@example.test,30,2000-02-30,
            A-4,four@example.test,30
            ,,30,,
            A-6,six@example.test,30,,yes
            erased-7,seven@example.test,30,,
            A-8,eight@example.test,31,,no
            "A-9
            x",nine@example.test,31,,no
            """);

    assertThat(report.refusals())
        .containsExactly(
            new RefusedLine(2, "Column email: not an e-mail address."),
            new RefusedLine(3, "Column age: not a number."),
            new RefusedLine(4, "Column born: not a date like 2026-01-31."),
            new RefusedLine(5, "The line has 3 columns, the header has 5."),
            new RefusedLine(
                6, "Column customer_number: empty, and there is no e-mail address either."),
            new RefusedLine(
                7, "Column consent_at: consent needs evidence, here when consent was given."),
            new RefusedLine(
                8, "Column customer_number: begins like the number of an erased customer."),
            new RefusedLine(
                10, "Column customer_number: contains a control character or line break."));
    assertThat(report.lines()).isEqualTo(9);
    assertThat(customers.findByNumber("A-8")).isPresent();
    assertThat(customers.count()).isEqualTo(2);
  }

  @Test
  void aByteOrderMarkAndSemicolonsAreUnderstood() {
    ImportReport report = imported("\uFEFFnumber;email;score\nA-1;a@example.test;1.5\n");

    assertThat(report.added()).isEqualTo(1);
    assertThat(customers.findByNumber("A-1").orElseThrow().attributes())
        .containsEntry("score", new BigDecimal("1.5"));
  }

  @Test
  void bytesThatAreNotUtf8RefuseTheirLineOnly() {
    byte[] file =
        "number,last_name\nA-1,M\u00fcller\nA-2,Meier\n".getBytes(StandardCharsets.ISO_8859_1);

    ImportReport report = imports.run(new ByteArrayInputStream(file), ImportOptions.none());

    assertThat(report.refusals())
        .containsExactly(
            new RefusedLine(2, "Column last_name: contains bytes that are not UTF-8."));
    assertThat(report.added()).isEqualTo(1);
  }

  @Test
  void anEndlessLineIsRefusedAndNotBuffered() {
    InputStream head = stream("number,last_name\nA-1,");
    InputStream endless = new Repeated('x', 300_000_000L);
    InputStream tail = stream("\nA-2,Meier\n");

    ImportReport report =
        imports.run(
            new SequenceInputStream(new SequenceInputStream(head, endless), tail),
            ImportOptions.none());

    assertThat(report.refusals())
        .containsExactly(new RefusedLine(2, "The line is longer than 65,536 characters."));
    assertThat(report.added()).isEqualTo(1);
    assertThat(customers.findByNumber("A-2")).isPresent();
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOneLine() {
    String rest =
        IntStream.range(0, 5000).mapToObj("B-%d,Meier\n"::formatted).collect(Collectors.joining());

    ImportReport report = imported("number,last_name\nA-1,\"Mei\n" + rest);

    assertThat(report.refusals())
        .containsExactly(new RefusedLine(2, "A quote is opened and never closed."));
    assertThat(report.added()).isEqualTo(5000);
  }

  @Test
  void aQuotedLineBreakKeepsTheLineNumbersRight() {
    ImportReport report =
        imported("number,email,note\n\nA-1,a@example.test,\"x\r\ny\"\nA-2,bad,z\n");

    assertThat(report.refusals()).extracting(RefusedLine::line).containsExactly(3L, 5L);
  }

  @Test
  void theSameNumberTwiceLeavesTheLastLine() {
    String file = "number,last_name\nA-1,First\nA-1,Last\n";

    assertThat(imported(file)).isEqualTo(new ImportReport(2, 1, 0, 1, 0, List.of(), List.of()));
    assertThat(customers.findByNumber("A-1").orElseThrow().lastName()).isEqualTo("Last");
    assertThat(imported(file).unchanged()).isEqualTo(2);
  }

  @Test
  void withoutANumberTheAddressIsTheNumber() {
    imported("email,city\nAnn@Example.test,Bern\n");

    assertThat(customers.findByNumber("ann@example.test")).isPresent();
  }

  @Test
  void yesAndNoMayBecomeANumber() {
    imported("number,visits\nA-1,0\nA-2,1\n");
    assertThat(attributes.find("visits").orElseThrow().type()).isEqualTo(AttributeType.BOOLEAN);

    ImportReport report = imported("number,visits\nA-1,0\nA-2,7\n");

    assertThat(report.refused()).isZero();
    assertThat(attributes.find("visits").orElseThrow().type()).isEqualTo(AttributeType.NUMBER);
    assertThat(customers.findByNumber("A-2").orElseThrow().attributes())
        .containsEntry("visits", new BigDecimal(7));
  }

  @Test
  void whenTheSlotsRunOutNothingIsWritten() {
    String titles =
        IntStream.range(0, 9).mapToObj("day_%d"::formatted).collect(Collectors.joining(","));
    String dates = "2026-01-01,".repeat(8) + "2026-01-01";

    assertThatThrownBy(() -> imported("number," + titles + "\nA-1," + dates + "\n"))
        .isInstanceOf(ImportRefused.class)
        .hasMessage(
            "There is no room for the column day_8: all 8 places for attributes of type date are"
                + " taken.");
    assertThat(customers.count()).isZero();
    assertThat(attributes.all()).isEmpty();
  }

  @Test
  void aFileWithoutUsefulTitlesIsRefused() {
    assertThatThrownBy(() -> imported("")).hasMessage("The file is empty.");
    assertThatThrownBy(() -> imported("a,b\n1,2\n"))
        .hasMessageContaining("customer_number or email");
    assertThatThrownBy(() -> imported("number,City,city\n1,2,3\n"))
        .hasMessage("Two columns are called city. Rename one.");
    assertThatThrownBy(() -> imported("number,Between\n1,2\n"))
        .hasMessageContaining("cannot be called between");
  }

  @Test
  void valuesThatCouldBreakOutOfAHeaderAreRefused() {
    for (String bad :
        List.of(
            "\"a@example.test\nBcc: v@example.test\"",
            "\"a\u0000@example.test\"",
            "a b@example.test",
            "<a@example.test>",
            "a@b@example.test",
            "a@example",
            "a..b@example.test",
            "a@-example.test",
            "\"a,b@example.test\"")) {
      ImportReport report = imported("number,email\nA-1," + bad + "\n");
      assertThat(report.refused()).as(bad).isEqualTo(1);
    }
    assertThat(imported("number,email\nA-2,jürgen@bücher.test\n").added()).isEqualTo(1);
    assertThat(imported("number,first_name\nA-3,\"Eve\rBcc: x\"\nA-4,Al\n"))
        .matches(report -> report.refused() == 1 && report.added() == 1);
  }

  @Test
  void evidenceMayComeWithTheUpload() {
    ImportReport report =
        imports.run(
            stream("number,email,consent_email,consent_at\nA-1,a@example.test,yes,2026-01-05\n"),
            new ImportOptions("fair 2026", "Yes, write to me"));

    assertThat(report.added()).isEqualTo(1);
    long id = customers.findByNumber("A-1").orElseThrow().id();
    assertThat(consents.of(id)).singleElement().extracting(Consent::source).isEqualTo("fair 2026");
  }

  @Test
  void anOlderConsentNeverReplacesALaterWithdrawal() {
    String file = "number,email,visits%s\nA-1,a@example.test,%d%s\n";
    imported(file.formatted(CONSENT_COLUMNS, 3, EVIDENCE));
    long id = customers.findByNumber("A-1").orElseThrow().id();
    consents.record(
        id, "email", "marketing", false, Instant.parse("2026-08-01T00:00:00Z"), "link", null);

    imported(file.formatted(CONSENT_COLUMNS, 4, EVIDENCE));

    assertThat(consents.of(id)).singleElement().matches(consent -> !consent.granted());
  }

  @Test
  void twoImportsOfTheSamePeopleAtOnceMakeEachPersonOnce() throws Exception {
    String file =
        IntStream.range(0, 4000)
            .mapToObj("R-%d,Meier\n"::formatted)
            .collect(Collectors.joining("", "number,last_name\n", ""));
    var threads = Executors.newFixedThreadPool(2);
    try {
      Callable<ImportReport> task = () -> imported(file);
      List<ImportReport> reports = new ArrayList<>();
      for (Future<ImportReport> report : threads.invokeAll(List.of(task, task))) {
        reports.add(report.get());
      }
      assertThat(reports.stream().mapToLong(ImportReport::added).sum()).isEqualTo(4000);
      assertThat(reports.stream().mapToLong(ImportReport::unchanged).sum()).isEqualTo(4000);
    } finally {
      threads.shutdown();
    }
    assertThat(customers.count()).isEqualTo(4000);
  }

  @Test
  void peopleAreFoundByTheBeginOfNumberAddressAndName() {
    imported(
        "number,email,first_name,last_name\n"
            + "K-1,ann@example.test,Ann,Meier\nK-2,bob@example.test,Bob,100%\n");

    assertThat(customers.search("k-1", 10)).isEmpty();
    assertThat(customers.search("K-", 10)).hasSize(2);
    assertThat(customers.search("K-", 1)).hasSize(1);
    assertThat(customers.search("ANN@ex", 10)).hasSize(1);
    assertThat(customers.search("ann mei", 10)).hasSize(1);
    assertThat(customers.search("%", 10)).isEmpty();
    assertThat(customers.search("100%", 10)).hasSize(1);
    assertThat(customers.search("", 10)).hasSize(2);
  }

  @Test
  void anExportHoldsEverythingAndAnErasureLeavesNothingThatIdentifies() {
    imported(
        "number,email,first_name,last_name,city%s\nA-1,a@example.test,Ann,Meier,Bern%s\n"
            .formatted(CONSENT_COLUMNS, EVIDENCE));
    Customer ann = customers.findByNumber("A-1").orElseThrow();
    consents.record(
        ann.id(), "email", "marketing", false, Instant.parse("2026-08-01T00:00:00Z"), "Ann", null);

    CustomerExport export = customers.export("A-1");
    assertThat(export.customer()).isEqualTo(ann);
    assertThat(export.sections().get("consents")).hasSize(2);

    customers.erase("A-1", "admin");

    assertThat(customers.findByNumber("A-1")).isEmpty();
    assertThatThrownBy(() -> customers.erase("A-1", "admin")).isInstanceOf(UnknownCustomer.class);
    Customer erased = customers.find(ann.id()).orElseThrow();
    assertThat(erased.erasedAt()).isNotNull();
    assertThat(suppressions.isSuppressed("email", ann.emailHash())).isTrue();
    for (String table : List.of("customer", "consent", "consent_history")) {
      assertThat(jdbc.queryForList("select * from " + table).toString())
          .doesNotContain("Ann", "Meier", "Bern", "example.test", "shop checkout", "A-1");
    }
  }

  private ImportReport imported(String csv) {
    return imports.run(stream(csv), ImportOptions.none());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One character, very often. */
  private static final class Repeated extends InputStream {

    private final char character;
    private long left;

    Repeated(char character, long times) {
      this.character = character;
      this.left = times;
    }

    @Override
    public int read() {
      return left-- > 0 ? character : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      java.util.Arrays.fill(target, offset, offset + count, (byte) character);
      left -= count;
      return count;
    }
  }

  @Test
  void aFileBringsPhoneAddressAndTimeZone() {
    imported(
        """
        number,phone,address_line1,address_line2,postal_code,city,country,time_zone
        P-1,0151 23456789,Hauptstr. 5,c/o Álvarez,10115,Berlin,de,Europe/Berlin
        P-2,+47 22 33 44 55,,,,,NO,
        P-3,,Main Street 1,,SW1A 1AA,London,,
        """);

    Customer one = customers.findByNumber("P-1").orElseThrow();
    assertThat(one.phone()).isEqualTo("+4915123456789");
    assertThat(one.phoneHash()).isEqualTo(PhoneHash.of("+4915123456789")).hasSize(64);
    assertThat(one.addressLine1()).isEqualTo("Hauptstr. 5");
    assertThat(one.addressLine2()).isEqualTo("c/o Álvarez");
    assertThat(one.postalCode()).isEqualTo("10115");
    assertThat(one.city()).isEqualTo("Berlin");
    assertThat(one.country()).isEqualTo("DE");
    assertThat(one.timeZone()).isEqualTo("Europe/Berlin");
    assertThat(one.postalHash())
        .isEqualTo(PostalHash.of("HAUPTSTR 5", "C/O ÁLVAREZ", "10115", " berlin ", "DE"))
        .hasSize(64);
    assertThat(customers.findByNumber("P-2").orElseThrow().phone()).isEqualTo("+4722334455");
    assertThat(customers.findByNumber("P-2").orElseThrow().postalHash()).isNull();
    assertThat(customers.findByNumber("P-3").orElseThrow().postalHash())
        .as("no country, no letter")
        .isNull();
    assertThat(attributes.all()).isEmpty();
    assertThat(customers.search("+4722", 10)).hasSize(1);
  }

  @Test
  void whatIsNotTheLineOfAPersonOrOfAnotherCountryIsRefused() {
    ImportReport report =
        imported(
            """
            number,phone,address_line1,country,time_zone
            P-1,0900 1234567,,DE,
            P-2,+49 800 1234567,,,
            P-3,+1 212 555 0123,,,
            P-4,12,,,
            P-5,call me,,,
            P-6,+47 22 33 44 55 ext. 7,,,
            P-7,,,Norway,
            P-8,,,NO,Oslo
            P-9,+47 22 33 44 55,,NO,Europe/Oslo
            """);

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.refusals())
        .extracting(RefusedLine::reason)
        .containsExactly(
            "Column phone: neither a mobile number nor a fixed line.",
            "Column phone: neither a mobile number nor a fixed line.",
            "Column phone: a phone number of a country that is not called.",
            "Column phone: not a phone number that exists.",
            "Column phone: not a phone number; write it as +4722334455.",
            "Column phone: a phone number with an extension.",
            "Column country: not the two letters of a country, such as NO.",
            "Column time_zone: not a time zone such as Europe/Oslo.");
  }

  @Test
  void aCityWithoutAnAddressStaysAnAttribute() {
    imported("number,city,country\nA-1,Bern,Switzerland\n");

    Customer one = customers.findByNumber("A-1").orElseThrow();
    assertThat(one.city()).isNull();
    assertThat(one.attributes()).containsEntry("city", "Bern");
  }

  @Test
  void consentIsGivenForEachChannel() {
    String file =
        """
        number,consent_email,consent_letter,consent_postcard,consent_call,consent_at,consent_source,consent_text
        A-1,no,yes,,yes,2026-05-01T10:00Z,shop,Write and call
        """;
    imported(file);
    imported(file.replace("A-1,no,yes,,yes", "A-1,no,no,,yes"));

    Customer one = customers.findByNumber("A-1").orElseThrow();
    assertThat(consents.of(one.id()))
        .extracting(Consent::channel, Consent::granted)
        .containsExactlyInAnyOrder(
            tuple("email", false), tuple("letter", false), tuple("call", true));
    assertThat(consents.history(one.id()))
        .singleElement()
        .matches(before -> before.channel().equals("letter") && before.granted());
  }

  @Test
  void anErasureForgetsEveryWayToReachAPersonAndNoneIsUsedAgain() {
    imported(
        """
        number,email,phone,address_line1,postal_code,city,country,time_zone
        A-1,ann@example.test,+47 22 33 44 55,Gata 1,0150,Oslo,NO,Europe/Oslo
        """);
    Customer before = customers.findByNumber("A-1").orElseThrow();

    customers.erase("A-1", "clerk");

    Map<String, Object> row = jdbc.queryForMap("select * from customer where id = ?", before.id());
    for (String column :
        List.of(
            "phone",
            "phone_hash",
            "address_line1",
            "address_line2",
            "postal_code",
            "city",
            "country",
            "postal_hash",
            "time_zone")) {
      assertThat(row.get(column)).as(column).isNull();
    }
    for (String channel : Consents.CHANNELS) {
      assertThat(suppressions.isSuppressed(channel, before.addressHash(channel)))
          .as(channel)
          .isTrue();
    }
  }

  @Test
  void whoeverIsNotToGetLettersGetsNoPostcardsEither() {
    String address = PostalHash.of("Gata 1", null, "0150", "Oslo", "NO");

    suppressions.suppress(Consents.POSTCARD, address, SuppressionReason.BY_HAND);
    suppressions.suppress(Consents.LETTER, address, SuppressionReason.BY_HAND);

    assertThat(suppressions.isSuppressed(Consents.LETTER, address)).isTrue();
    assertThat(suppressions.isSuppressed(Consents.POSTCARD, address)).isTrue();
    assertThat(suppressions.isSuppressed(Consents.CALL, address)).isFalse();
  }

  @Test
  void aWrongNumberIsForgottenOnlyWhileItIsTheCustomers() {
    imported("number,phone\nA-1,+47 22 33 44 55\n");
    Customer one = customers.findByNumber("A-1").orElseThrow();

    assertThat(customers.unlinkPhone(one.id(), PhoneHash.of("+4722334456"))).isFalse();
    assertThat(customers.unlinkPhone(one.id(), one.phoneHash())).isTrue();
    assertThat(customers.unlinkPhone(one.id(), one.phoneHash())).isFalse();

    assertThat(customers.findByNumber("A-1").orElseThrow().phone()).isNull();
  }
}
