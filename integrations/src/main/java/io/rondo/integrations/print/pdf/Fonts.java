package io.rondo.integrations.print.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document: loaded once, embedded as the part of them that it uses. */
final class Fonts {

  static final String FAMILY = "Figtree";
  static final String FALLBACK = "DejaVu Sans";

  private final PDFont regular;
  private final PDFont bold;
  private final PDFont fallback;

  Fonts(PDDocument document) throws IOException {
    regular = load(document, "figtree-400");
    bold = load(document, "figtree-700");
    fallback = load(document, "dejavu-sans");
  }

  void giveTo(PdfRendererBuilder builder) {
    builder.useFont(new PDFontSupplier(regular), FAMILY, 400, FontStyle.NORMAL, true);
    builder.useFont(new PDFontSupplier(bold), FAMILY, 700, FontStyle.NORMAL, true);
    builder.useFont(new PDFontSupplier(fallback), FALLBACK, 400, FontStyle.NORMAL, true);
  }

  /** Whether one of the fonts has every character of the text. */
  boolean canPrint(String text) {
    return text.codePoints()
        .allMatch(c -> Character.isWhitespace(c) || has(regular, c) || has(fallback, c));
  }

  private static boolean has(PDFont font, int codePoint) {
    try {
      return font.encode(Character.toString(codePoint)).length > 0;
    } catch (IOException | IllegalArgumentException e) {
      return false; // no glyph
    }
  }

  private static PDFont load(PDDocument document, String name) throws IOException {
    try (InputStream in = Fonts.class.getResourceAsStream("/print/fonts/" + name + ".ttf")) {
      return PDType0Font.load(document, in, true);
    }
  }
}
