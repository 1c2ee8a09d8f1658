package io.rondo.integrations.print.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.integrations.print.Unreadable;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private static List<PartnerSignal> read(String name, byte[] bytes) {
    return AnswerReader.read(7, "sftp", name, bytes, NOW);
  }

  private static List<PartnerSignal> read(String name, String text) {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] zip(String... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void tenThousandLinesAreTwoSignals() {
    StringBuilder csv = new StringBuilder("\uFEFFrecipient_id,status,reason\r\n");
    for (int i = 1; i <= 10_000; i++) {
      csv.append("r").append(i);
      csv.append(i % 4000 == 0 || i == 17 ? ",rejected,Bad address!\r\n" : ",accepted,\r\n");
    }
    var signals = read("po_01JX7-ack.csv", csv.toString());
    assertThat(signals).extracting(PartnerSignal::orderCode).containsOnly("po_01JX7");
    assertThat(signals).extracting(PartnerSignal::kind).containsOnly(Kind.RECIPIENTS);
    assertThat(signals)
        .extracting(PartnerSignal::body)
        .containsExactly(
            "{\"accepted\":[[1,16],[18,3999],[4001,7999],[8001,10000]]}",
            "{\"rejected\":[{\"recipient\":\"r17\",\"reason\":\"bad_address\"},"
                + "{\"recipient\":\"r4000\",\"reason\":\"bad_address\"},"
                + "{\"recipient\":\"r8000\",\"reason\":\"bad_address\"}]}");
  }

  @Test
  void noSignalIsLargerThanTheInboxTakes() {
    StringBuilder csv = new StringBuilder("recipient_id,status,reason\n");
    for (int i = 1; i <= 20_000; i++) {
      csv.append("r%d,%s,%s\n".formatted(i, i % 2 == 0 ? "rejected" : "accepted", "x".repeat(60)));
    }
    assertThat(read("po_1.csv", csv.toString()))
        .hasSize(40)
        .allSatisfy(signal -> assertThat(signal.body().length()).isLessThan(64 * 1024));
  }

  @Test
  void theAnswerToASupplementIsAboutItsOrder() {
    assertThat(read("po_01JX7-s1-recipients.csv", "recipient_id,status\nr9000,accepted\n"))
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.orderCode()).isEqualTo("po_01JX7");
              assertThat(signal.body()).isEqualTo("{\"accepted\":[[9000,9000]]}");
            });
  }

  @Test
  void theSameFileUnderAnotherNameIsTheSameSignal() {
    String csv = "recipient_id,status\nr1,accepted\n";
    assertThat(read("po_1-b.csv", csv).get(0).id()).isEqualTo(read("po_1.csv", csv).get(0).id());
    assertThat(read("po_2.csv", csv).get(0).id()).isNotEqualTo(read("po_1.csv", csv).get(0).id());
    assertThat(read("po_1.csv", csv).get(0).id().length()).isLessThanOrEqualTo(100);
  }

  @Test
  void returnsTellWhoAndWhy() {
    var signals = read("r.csv", "order,recipient_id,code,date\npo_1,r17,MOVED,2026-12-01\n");
    assertThat(signals)
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.kind()).isEqualTo(Kind.RETURNS);
              assertThat(signal.body())
                  .isEqualTo(
                      "{\"returned\":[{\"recipient\":\"r17\",\"code\":\"moved\",\"on\":\"2026-12-01\"}]}");
            });
  }

  @Test
  void statesComeAsCsvJsonOrXjmf() throws Exception {
    assertThat(read("a.csv", "order,state,at\npo_1,Handed_Over,2026-12-01T10:00:00+01:00\n"))
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.body()).isEqualTo("{\"state\":\"handed_over\"}");
              assertThat(signal.occurredAt()).isEqualTo("2026-12-01T09:00:00Z");
            });
    assertThat(
            read(
                "a.json",
                "[{\"order\":\"po_1\",\"kind\":\"state\",\"body\":{\"state\":\"produced\"}}]"))
        .singleElement()
        .satisfies(signal -> assertThat(signal.occurredAt()).isEqualTo(NOW));
    byte[] sample = getClass().getResourceAsStream("/print/status.xjmf").readAllBytes();
    assertThat(read("a.xjmf", sample))
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.orderCode()).isEqualTo("C42-B7");
              assertThat(signal.body()).isEqualTo("{\"state\":\"in_production\"}");
            });
  }

  @Test
  void aHeldJobIsAWordAndNoStep() {
    String xml =
        "<XJMF xmlns=\"http://www.CIP4.org/JDFSchema_2_0\"><SignalStatus><DeviceInfo"
            + " Status=\"Idle\"><JobPhase JobID=\"po_1\" Status=\"Suspended\"/></DeviceInfo>"
            + "</SignalStatus></XJMF>";
    assertThat(read("a.xjmf", xml))
        .singleElement()
        .satisfies(signal -> assertThat(signal.kind()).isEqualTo(Kind.COMMENT));
  }

  @Test
  void aZipIsReadEntryByEntry() {
    var signals =
        read(
            "batch.zip",
            zip(
                "acks/po_1.csv",
                "recipient_id,status\nr1,accepted\n",
                "po_2.json",
                "{\"order\":\"po_2\",\"kind\":\"state\",\"body\":{\"state\":\"produced\"}}"));
    assertThat(signals).extracting(PartnerSignal::orderCode).containsExactly("po_1", "po_2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../po_1.csv",
        "/etc/po_1.csv",
        "a/../../b.csv",
        "a\\..\\b",
        "C:x",
        "a\u202Ecsv.exe",
        "a\u0000b"
      })
  void aNameThatLeadsElsewhereSpoilsTheZip(String name) {
    assertThatThrownBy(
            () -> read("a.zip", zip("po_1.csv", "recipient_id,status\nr1,accepted\n", name, "x")))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("A file's name");
  }

  @Test
  void aHundredThousandEntriesAreNotUnpacked() {
    String[] entries = new String[40_000];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = i % 2 == 0 ? "f" + i : "";
    }
    assertThatThrownBy(() -> read("a.zip", zip(entries)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("more than 1,000 files");
  }

  @Test
  void aBombStaysPacked() {
    byte[] bomb = zip("po_1.csv", "0".repeat(SafeZip.MOST_BYTES + 1));
    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> read("a.zip", bomb)).hasMessageContaining("unpacked");
    byte[] lying = bomb.clone(); // the directory says that it is small
    int at = lying.length - 22;
    int directory =
        java.nio.ByteBuffer.wrap(lying).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(at + 16);
    java.nio.ByteBuffer.wrap(lying)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putInt(directory + 24, 5);
    assertThatThrownBy(() -> read("a.zip", lying)).hasMessageContaining("unpacked");
  }

  @Test
  void aLinkIsNoFile() {
    byte[] link = zip("po_1.csv", "/etc/passwd");
    var zip = java.nio.ByteBuffer.wrap(link).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int directory = zip.getInt(link.length - 22 + 16);
    zip.put(directory + 5, (byte) 3);
    zip.putInt(directory + 38, 0120777 << 16);
    assertThatThrownBy(() -> read("a.zip", link)).hasMessageContaining("a link");
  }

  @Test
  void aZipInAZipIsRefused() {
    String inner = new String(zip("a", "b"), StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("inner.zip"));
      out.write(inner.getBytes(StandardCharsets.ISO_8859_1));
      out.closeEntry();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    assertThatThrownBy(() -> read("a.zip", bytes.toByteArray()))
        .hasMessageContaining("ZIP within a ZIP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "recipient_id,status\nr1,maybe\n",
        "recipient_id,status\nr0,accepted\n",
        "recipient_id,status\nr99999999,accepted\n",
        "recipient_id,status\n17,accepted\n",
        "{\"order\":\"po_1\"}",
        "{\"order\":\"po_1\",\"kind\":\"state\",\"kind\":\"cost\",\"body\":{}}",
        "{\"order\":\"po_1\",\"kind\":\"state\",\"body\":{},\"at\":\"yesterday\"}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[",
        "<XJMF/>",
        "\"never closed"
      })
  void poisonIsRefusedAsAWhole(String text) {
    assertThatThrownBy(() -> read("po_1.csv", text)).isInstanceOf(Unreadable.class);
  }

  @Test
  void whatTheFileSaysIsNotRepeatedInTheReason() {
    assertThatThrownBy(() -> read("po_1.csv", "recipient_id,status\nOla Nordmann,accepted\n"))
        .hasMessage("Line 2 has no recipient_id like r17.");
  }
}
