package io.rondo.integrations.print.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rondo.workers.fulfilment.PartnerRefused;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfGateTest {

  @TempDir Path folder;

  @Test
  void everyFaultIsNamed() throws Exception {
    Path file = folder.resolve("art.pdf");
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      pdf.addPage(page);
      try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
        out.beginText();
        out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        out.showText("Hello");
        out.endText();
        var image =
            LosslessFactory.createFromImage(
                pdf, new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB));
        out.drawImage(image, 100, 100, 72, 72);
      }
      pdf.save(file.toFile());
    }
    var refused =
        catchThrowableOfType(PartnerRefused.class, () -> PdfGate.check(file, Sheet.LETTER, 2));
    assertThat(refused)
        .hasMessageContaining("less than 3 mm of bleed")
        .hasMessageContaining("An image has 100 pixels an inch, it needs 250.")
        .hasMessageContaining("Helvetica is not embedded")
        .hasMessageContaining("It has 1 pages, the ticket says 2.")
        .hasMessageContaining("OutputIntent");
  }

  @Test
  void anImageSharpEnoughPasses() throws Exception {
    assertThat(findings(600)).doesNotContain("pixels an inch");
    assertThat(findings(240)).contains("An image has 240 pixels an inch");
  }

  @Test
  void theSheetMustBeTheOneOrdered() throws Exception {
    assertThat(findings(600)).contains("trimmed to 216 x 303 mm, not 148 x 105");
  }

  private String findings(int pixels) throws IOException {
    Path file = folder.resolve("art-" + pixels + ".pdf");
    try (PDDocument pdf = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(612.28f, 858.9f));
      pdf.addPage(page);
      try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
        var image =
            LosslessFactory.createFromImage(
                pdf, new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_RGB));
        out.drawImage(image, 0, 0, 72, 72);
      }
      pdf.save(file.toFile());
    }
    return catchThrowableOfType(PartnerRefused.class, () -> PdfGate.check(file, Sheet.POSTCARD, 1))
        .getMessage();
  }
}
