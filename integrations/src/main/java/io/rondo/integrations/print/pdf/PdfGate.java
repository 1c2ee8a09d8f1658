package io.rondo.integrations.print.pdf;

import io.rondo.workers.fulfilment.PartnerRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Looks at a PDF before it leaves for a printer: boxes, bleed, fonts, resolution, colour condition
 * and number of pages. What a press would get wrong does not leave.
 */
public final class PdfGate {

  /** The least resolution of an image, in pixels an inch. */
  public static final int LEAST_PPI = 250;

  private static final int MOST_FINDINGS = 5;
  private static final float TOLERANCE = 0.5f;

  private final Sheet sheet;
  private final Set<String> findings = new TreeSet<>();
  private final Set<COSBase> seenFonts = Collections.newSetFromMap(new IdentityHashMap<>());

  private PdfGate(Sheet sheet) {
    this.sheet = sheet;
  }

  /**
   * Lets a file through.
   *
   * @param pages how many it must have
   * @throws PartnerRefused with a sentence for every kind of fault
   */
  public static void check(Path file, Sheet sheet, int pages) throws IOException {
    PdfGate gate = new PdfGate(sheet);
    try (PDDocument document =
        Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      gate.document(document, pages);
    }
    if (!gate.findings.isEmpty()) {
      throw new PartnerRefused(
          "%s cannot be printed: %s"
              .formatted(
                  file.getFileName(),
                  String.join(" ", gate.findings.stream().limit(MOST_FINDINGS).toList())));
    }
  }

  private void document(PDDocument document, int pages) throws IOException {
    if (document.isEncrypted()) {
      findings.add("It is encrypted.");
    }
    if (document.getNumberOfPages() != pages) {
      findings.add(
          "It has %d pages, the ticket says %d.".formatted(document.getNumberOfPages(), pages));
    }
    boolean intent =
        document.getDocumentCatalog().getOutputIntents().stream()
            .anyMatch(o -> "GTS_PDFX".equals(o.getCOSObject().getNameAsString("S")));
    if (!intent) {
      findings.add("It does not say for which printing condition it is made (OutputIntent).");
    }
    for (PDPage page : document.getPages()) {
      boxes(page);
      new PdfInk(findings, seenFonts).look(page);
    }
  }

  private void boxes(PDPage page) {
    PDRectangle trim = page.getTrimBox();
    PDRectangle bleed = page.getBleedBox();
    PDRectangle media = page.getMediaBox();
    if (!near(trim.getWidth(), Sheet.points(sheet.width()))
        || !near(trim.getHeight(), Sheet.points(sheet.height()))) {
      findings.add(
          "A page is trimmed to %.0f x %.0f mm, not %.0f x %.0f."
              .formatted(mm(trim.getWidth()), mm(trim.getHeight()), sheet.width(), sheet.height()));
    }
    double least = Sheet.points(Sheet.BLEED) - 0.01;
    if (trim.getLowerLeftX() - bleed.getLowerLeftX() < least
        || trim.getLowerLeftY() - bleed.getLowerLeftY() < least
        || bleed.getUpperRightX() - trim.getUpperRightX() < least
        || bleed.getUpperRightY() - trim.getUpperRightY() < least) {
      findings.add("A page has less than 3 mm of bleed.");
    }
    if (bleed.getLowerLeftX() < media.getLowerLeftX() - TOLERANCE
        || bleed.getLowerLeftY() < media.getLowerLeftY() - TOLERANCE
        || bleed.getUpperRightX() > media.getUpperRightX() + TOLERANCE
        || bleed.getUpperRightY() > media.getUpperRightY() + TOLERANCE) {
      findings.add("A page bleeds over its media box.");
    }
  }

  private static boolean near(float is, double wanted) {
    return Math.abs(is - wanted) < TOLERANCE;
  }

  private static double mm(float points) {
    return points / 72 * 25.4;
  }
}
