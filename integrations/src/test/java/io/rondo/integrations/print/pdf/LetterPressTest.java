package io.rondo.integrations.print.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.rondo.workers.fulfilment.PartnerRefused;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterPressTest {

  private static final Instant MADE = Instant.parse("2026-11-23T09:00:00Z");
  private static final String LINK = "https://rondo.example/c/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @TempDir Path folder;

  static String letter(String name, int number, int paragraphs) {
    return """
    <!doctype html>
    <html lang="en"><head><style>
    @page { size: 50mm 50mm; margin: 0 }
    body { font-size: 11pt; line-height: 1.4; padding: 20mm }
    h1 { font-size: 18pt }
    </style></head><body>
    <p>%s<br>Storgata %d<br>0155 Oslo</p>
    <h1>Dear %s</h1>
    %s
    <object type="image/x-qr" data="%s%d"></object>
    <script>alert(1)</script>
    </body></html>
    """
        .formatted(
            name,
            number,
            name,
            "<p>The path is wet. You need not be. Fifteen percent on every layer.</p>\n"
                .repeat(paragraphs),
            LINK,
            number);
  }

  private List<PressedFile> press(Path into, Sheet sheet, int perFile, int pages, String... letters)
      throws IOException {
    Files.createDirectories(into);
    try (LetterPress press = new LetterPress(sheet, into, "po_1", MADE, perFile, pages)) {
      for (int i = 0; i < letters.length; i++) {
        press.add("r" + (i + 1), letters[i]);
      }
      return press.finish();
    }
  }

  @Test
  void theGateLetsThroughWhatThePressMakes() throws Exception {
    var files =
        press(
            folder,
            Sheet.LETTER,
            2,
            1,
            letter("Liv", 1, 5),
            letter("Ada", 2, 5),
            letter("Bo", 3, 5));
    assertThat(files).extracting(PressedFile::pieces).containsExactly(2, 1);
    assertThat(files).extracting(PressedFile::pages).containsExactly(2, 1);
    for (PressedFile file : files) {
      PdfGate.check(file.file(), Sheet.LETTER, file.pages());
    }
  }

  @Test
  void pagesHaveTrimAndBleedWhateverTheContentSays() throws Exception {
    var files = press(folder, Sheet.LETTER, 10, 1, letter("Liv", 1, 5));
    try (PDDocument pdf = Loader.loadPDF(files.get(0).file().toFile())) {
      var page = pdf.getPage(0);
      assertThat(page.getTrimBox().getWidth())
          .isCloseTo(595.28f, org.assertj.core.data.Offset.offset(0.1f));
      assertThat(page.getTrimBox().getLowerLeftX())
          .isCloseTo(8.5f, org.assertj.core.data.Offset.offset(0.1f));
      assertThat(page.getBleedBox().getWidth()).isEqualTo(page.getMediaBox().getWidth());
      for (var name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
      }
    }
  }

  @Test
  void everyoneGetsTheirOwnCodeAndAScannerReadsIt() throws Exception {
    var files = press(folder, Sheet.LETTER, 10, 1, letter("Liv", 17, 5), letter("Ada", 18, 5));
    assertThat(scanned(files.get(0).file(), 0)).isEqualTo(LINK + 17);
    assertThat(scanned(files.get(0).file(), 1)).isEqualTo(LINK + 18);
  }

  @Test
  void theFirstCodeOfALetterIsTold() throws Exception {
    try (LetterPress press = new LetterPress(Sheet.LETTER, folder, "po_1", MADE, 10, 1)) {
      assertThat(press.add("r1", letter("Liv", 17, 1))).isEqualTo(LINK + 17);
      assertThat(press.add("r2", "<p>No code</p>")).isEmpty();
    }
  }

  @Test
  void theSamePiecesMakeTheSameBytes() throws Exception {
    String[] letters = {letter("Łukasz Жуков", 1, 5), letter("Ada", 2, 9)};
    var one = press(folder.resolve("a"), Sheet.LETTER, 10, 1, letters);
    var two = press(folder.resolve("b"), Sheet.LETTER, 10, 1, letters);
    assertThat(Files.mismatch(one.get(0).file(), two.get(0).file())).isEqualTo(-1);
  }

  @Test
  void namesOfManyScriptsAreLegible() throws Exception {
    var files =
        press(folder, Sheet.LETTER, 10, 1, letter("Łukasz Żółć, Жуков, Ελένη, Ødegård", 1, 2));
    try (PDDocument pdf = Loader.loadPDF(files.get(0).file().toFile())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Łukasz Żółć, Жуков, Ελένη, Ødegård");
    }
    try (LetterPress press = new LetterPress(Sheet.LETTER, folder, "po_1", MADE, 10, 1)) {
      assertThat(press.canPrint("Łukasz Жуков Ελένη")).isTrue();
      assertThat(press.canPrint("王小明")).isFalse();
    }
  }

  @Test
  void aLongerPieceAsksForMorePagesAndAllGetAsMany() throws Exception {
    String longer = letter("Liv", 1, 60);
    assertThatThrownBy(() -> press(folder, Sheet.LETTER, 10, 1, letter("Ada", 2, 3), longer))
        .isInstanceOfSatisfying(LongerPiece.class, e -> assertThat(e.pages()).isEqualTo(4));
    var files = press(folder, Sheet.LETTER, 10, 4, letter("Ada", 2, 3), longer);
    assertThat(files.get(0).pages()).isEqualTo(8);
    PdfGate.check(files.get(0).file(), Sheet.LETTER, 8);
  }

  @Test
  void aPieceTooLongForItsSheetIsRefusedByItsNumber() {
    assertThatThrownBy(() -> press(folder, Sheet.POSTCARD, 10, 2, letter("Liv", 1, 40)))
        .isInstanceOf(PartnerRefused.class)
        .hasMessageMatching("r1 has \\d+ pages; a Postcard A6 has at most 2\\.");
  }

  @Test
  void postcardsHaveTwoSides() throws Exception {
    String card = "<body><p style='font-size:9pt'>Hello</p></body>";
    var files = press(folder, Sheet.POSTCARD, 10, 2, card, card);
    assertThat(files.get(0).pages()).isEqualTo(4);
    PdfGate.check(files.get(0).file(), Sheet.POSTCARD, 4);
  }

  @Test
  void nothingIsFetched() throws Exception {
    Path secret = folder.resolve("secret.png");
    ImageIO.write(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png", secret.toFile());
    String html =
        "<body><p>Hello</p><img src='"
            + secret.toUri()
            + "'/><img src='http://127.0.0.1:1/x.png'/></body>";
    var files = press(folder, Sheet.LETTER, 10, 1, html);
    try (PDDocument pdf = Loader.loadPDF(files.get(0).file().toFile())) {
      assertThat(pdf.getPage(0).getResources().getXObjectNames()).isEmpty();
    }
  }

  static String scanned(Path pdf, int page) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, 150);
      String keep = System.getProperty("keep.pictures");
      if (keep != null) {
        ImageIO.write(picture, "png", new File(keep, "page-" + page + ".png"));
      }
      int[] pixels =
          picture.getRGB(
              0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
      var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
  }
}
