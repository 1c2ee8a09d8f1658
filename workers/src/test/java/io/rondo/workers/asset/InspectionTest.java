package io.rondo.workers.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class InspectionTest {

  @TempDir private Path folder;

  private final Inspection inspection =
      new Inspection(
          new AssetSettings(
              Path.of("target"),
              DataSize.ofGigabytes(2),
              1_000_000,
              DataSize.ofGigabytes(2),
              DataSize.ofGigabytes(2),
              5,
              Duration.ofDays(1)),
          List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          letter.pdf  | %PDF-1.7 plain                                    | application/pdf  | ''
          letter.pdf  | %PDF-1.7 /OpenAction << /S /JavaScript >>         | application/pdf  | active_content
          letter.png  | %PDF-1.7 plain                                    | application/pdf  | name_differs
          letter.pdf  | <html>%PDF-1.4                                    | application/pdf  | polyglot
          logo.svg    | <svg xmlns="x"><path/></svg>                      | image/svg+xml    | ''
          logo.svg    | <svg xmlns="x" ONLOAD="alert(1)"/>                | image/svg+xml    | active_content
          logo.svg    | <?xml version="1.0"?><svg><script>x</script></svg>| image/svg+xml    | active_content
          photo.jpg   | <!DOCTYPE html><p>hello                           | text/html        | active_content,name_differs
          feed.xml    | <!DOCTYPE a [<!ENTITY x SYSTEM "file:///">]><a/>  | application/xml  | active_content
          words.txt   | only words                                        | text/plain       | ''
          """)
  void theContentDecidesNotTheName(String name, String content, String mime, String warnings)
      throws Exception {
    Inspection.Findings found = inspection.of(file(content), name);

    assertThat(found.type().mime()).isEqualTo(mime);
    assertThat(
            found.warnings().stream().map(Warning::text).sorted().collect(Collectors.joining(",")))
        .isEqualTo(warnings);
  }

  @Test
  void aScriptFarBehindIsFoundAcrossTheEdgeOfTheWindow() throws Exception {
    String filling = "x".repeat(65_536 - 12);

    Inspection.Findings found =
        inspection.of(file("<svg>" + filling + "<script>x</script></svg>"), "a.svg");

    assertThat(found.warnings()).containsExactly(Warning.ACTIVE_CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MZ\u0090\u0000", "\u007fELF", "#!/bin/sh\nrm -rf /"})
  void programsAreRefused(String content) {
    assertThatThrownBy(() -> inspection.of(file(content), "picture.png"))
        .isInstanceOf(AssetRefused.class)
        .hasMessageContaining("Programs");
  }

  @Test
  void aPictureWithoutASizeIsRefused() {
    assertThatThrownBy(() -> inspection.of(file("GIF89a"), "a.gif"))
        .isInstanceOf(AssetRefused.class)
        .hasMessageContaining("broken");
  }

  @Test
  void theSizeOfAJpegIsReadBehindItsOtherParts() throws Exception {
    byte[] jpeg = new byte[64];
    byte[] head = {
      (byte) 0xFF,
      (byte) 0xD8,
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      10,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      (byte) 0xFF,
      (byte) 0xC0,
      0,
      17,
      8,
      0x03,
      (byte) 0xE8,
      0x03,
      (byte) 0xE9
    };
    System.arraycopy(head, 0, jpeg, 0, head.length);
    Path file = Files.write(folder.resolve("x"), jpeg);

    // 1,001 x 1,000 is one thousand more than the million
    assertThatThrownBy(() -> inspection.of(file, "a.jpg"))
        .isInstanceOf(AssetRefused.class)
        .hasMessageContaining("1001 x 1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x.pdf", "/etc/passwd", "a\\b.txt", "a\u0000.pdf", "gnp.\u202Efdp", "", ".ssh"})
  void namesThatArePathsOrHideSomethingAreRefusedOrMadeHarmless(String name) {
    assertThatThrownBy(() -> AssetName.plain(name)).isInstanceOf(AssetRefused.class);
    assertThat(AssetName.safe(name)).doesNotContain("/", "\\", "\u0000", "\u202E").isNotEmpty();
    assertThat(AssetName.safe(name)).doesNotStartWith(".");
  }

  @Test
  void aLongNameKeepsItsEnding() {
    assertThat(AssetName.safe("x".repeat(300) + ".pdf")).hasSize(120).endsWith("x.pdf");
    assertThat(Arrays.asList(AssetName.plain("Über uns.pdf"), AssetName.safe("Über uns.pdf")))
        .containsOnly("Über uns.pdf");
  }

  private Path file(String content) throws Exception {
    return Files.write(folder.resolve("file"), content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
