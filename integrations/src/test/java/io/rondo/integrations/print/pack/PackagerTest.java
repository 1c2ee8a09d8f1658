package io.rondo.integrations.print.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.integrations.print.PrintSettings;
import io.rondo.integrations.print.TestOrder;
import io.rondo.integrations.print.Zips;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerRefused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagerTest {

  @TempDir Path work;

  private final List<Piece> pieces = new ArrayList<>();

  private Packager packager() {
    return new Packager(
        (order, supplement, taker) -> {
          for (Piece piece : pieces) {
            taker.take(piece);
          }
        },
        settings(work));
  }

  static PrintSettings settings(Path work) {
    Duration second = Duration.ofSeconds(1);
    return new PrintSettings(
        work.toString(), 2, 90, second, second, second, second, 16_000_000, java.util.Set.of());
  }

  private static Piece piece(int no, String name, String line, String html) {
    return new Piece("r" + no, name, null, line, null, "0155", "Oslo", "NO", "no", html);
  }

  private static String html(int no) {
    return "<body><p>Dear reader</p><object type='image/x-qr' data='https://r.example/c/"
        + no
        + "'></object></body>";
  }

  private void three() {
    pieces.add(piece(1, "Ødegård, Liv", "Storgata 1", html(1)));
    pieces.add(piece(2, "=HYPERLINK(\"http://x\")", "+47", html(2)));
    pieces.add(piece(3, "Ada \"Bo\"", "Storgata 3", html(3)));
  }

  private Map<String, byte[]> entries(JobPackage job) throws Exception {
    return Zips.read(job.zip());
  }

  @Test
  void aPackageHasEverythingAVendorNeeds() throws Exception {
    three();
    try (JobPackage job = packager().pack(TestOrder.letters("po_1"), 0, "https://rondo.test/x")) {
      var entries = entries(job);
      assertThat(entries.keySet())
          .containsExactly(
              "art/letters-001.pdf",
              "art/letters-002.pdf",
              "data/addresses.csv",
              "po_1.xjdf",
              "root.xjmf");
      assertThat(job.name()).isEqualTo("po_1.zip");
      assertThat(job.pieces()).isEqualTo(3);
      assertThat(new String(entries.get("root.xjmf"), StandardCharsets.UTF_8))
          .contains("URL=\"po_1.xjdf\"")
          .contains("ReturnJMF=\"https://rondo.test/x\"");
      String ticket = new String(entries.get("po_1.xjdf"), StandardCharsets.UTF_8);
      assertThat(ticket).contains("Amount=\"3\"");
      for (String file : List.of("art/letters-001.pdf", "data/addresses.csv")) {
        Digests digests = Digests.of(new ByteArrayInputStream(entries.get(file)));
        assertThat(ticket)
            .contains("FileSize=\"" + entries.get(file).length + "\"")
            .contains("CheckSum=\"" + digests.md5().toUpperCase(java.util.Locale.ROOT) + "\"")
            .contains("UID=\"sha256-" + digests.sha256() + "\"");
      }
    }
  }

  @Test
  void aSupplementHasANameOfItsOwnEverywhere() throws Exception {
    three();
    try (JobPackage job = packager().pack(TestOrder.letters("po_1"), 2, null)) {
      assertThat(job.name()).isEqualTo("po_1-s2.zip");
      var entries = entries(job);
      assertThat(entries).containsKey("po_1-s2.xjdf").doesNotContainKey("po_1.xjdf");
      assertThat(new String(entries.get("root.xjmf"), StandardCharsets.UTF_8))
          .contains("URL=\"po_1-s2.xjdf\"");
    }
  }

  @Test
  void addressesAreQuotedAndNothingRuns() throws Exception {
    three();
    try (JobPackage job = packager().pack(TestOrder.letters("po_1"), 0, null)) {
      assertThat(new String(entries(job).get("data/addresses.csv"), StandardCharsets.UTF_8))
          .isEqualTo(
              """
              recipient_id,name,company,address_line1,address_line2,postal_code,city,country,language,code,file,first_page,pages
              r1,"Ødegård, Liv",,Storgata 1,,0155,Oslo,NO,no,https://r.example/c/1,art/letters-001.pdf,1,1
              r2,"'=HYPERLINK(""http://x"")",,'+47,,0155,Oslo,NO,no,https://r.example/c/2,art/letters-001.pdf,2,1
              r3,"Ada ""Bo""\",,Storgata 3,,0155,Oslo,NO,no,https://r.example/c/3,art/letters-002.pdf,1,1
              """
                  .replace("\n", "\r\n"));
    }
  }

  @Test
  void theSameOrderIsTheSamePackageWhereverItIsMade() throws Exception {
    three();
    TimeZone before = TimeZone.getDefault();
    try (JobPackage one = packager().pack(TestOrder.letters("po_1"), 0, "https://rondo.test/x")) {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      try (JobPackage two = packager().pack(TestOrder.letters("po_1"), 0, "https://rondo.test/x")) {
        assertThat(two.sha256()).isEqualTo(one.sha256());
        assertThat(Files.mismatch(one.zip(), two.zip())).isEqualTo(-1);
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void oneLongLetterGivesAllThePagesItNeeds() throws Exception {
    three();
    pieces.add(piece(4, "Bo", "Storgata 4", "<body>" + "<p>On and on.</p>".repeat(80) + "</body>"));
    try (JobPackage job = packager().pack(TestOrder.letters("po_1"), 0, null)) {
      var entries = entries(job);
      assertThat(new String(entries.get("po_1.xjdf"), StandardCharsets.UTF_8))
          .contains("Pages=\"4\"")
          .contains("Sides=\"TwoSidedHeadToHead\"")
          .contains("NPage=\"8\"");
      assertThat(new String(entries.get("data/addresses.csv"), StandardCharsets.UTF_8))
          .contains("art/letters-002.pdf,5,4");
    }
  }

  @Test
  void nothingStaysOnDisk() throws Exception {
    three();
    packager().pack(TestOrder.letters("po_1"), 0, null).close();
    pieces.add(piece(4, "王小明", "Storgata 4", html(4)));
    assertThatThrownBy(() -> packager().pack(TestOrder.letters("po_1"), 0, null))
        .isInstanceOf(PartnerRefused.class)
        .hasMessage("The fonts lack characters in the addresses of r4.");
    try (var files = Files.list(work)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void whatCannotBePrintedIsRefused() {
    assertThatThrownBy(() -> packager().pack(TestOrder.letters("po_1"), 0, null))
        .isInstanceOf(PartnerRefused.class)
        .hasMessage("Nobody is left to print for.");
    Order calls = TestOrder.of("po_2", DeliverableKind.CALL, 3);
    assertThatThrownBy(() -> packager().pack(calls, 0, null))
        .isInstanceOf(PartnerRefused.class)
        .hasMessageContaining("letters and postcards");
  }
}
