package io.rondo.integrations.print.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.util.Matrix;

/** Follows what a page draws, for its fonts and the size at which images appear. */
final class PdfInk extends PDFStreamEngine {

  private final Set<String> findings;
  private final Set<COSBase> seenFonts;

  PdfInk(Set<String> findings, Set<COSBase> seenFonts) {
    this.findings = findings;
    this.seenFonts = seenFonts;
    addOperator(new Concatenate(this));
    addOperator(new Save(this));
    addOperator(new Restore(this));
    addOperator(new Drawn(this));
    addOperator(new Inline(this));
    addOperator(new Font(this));
  }

  void look(PDPage page) throws IOException {
    if (page.hasContents()) {
      processPage(page);
    }
  }

  private void image(PDImage image) {
    Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
    double across = image.getWidth() / inches(matrix.getScalingFactorX());
    double down = image.getHeight() / inches(matrix.getScalingFactorY());
    double ppi = Math.min(across, down);
    if (ppi < PdfGate.LEAST_PPI - 0.5) {
      findings.add(
          "An image has %.0f pixels an inch, it needs %d.".formatted(ppi, PdfGate.LEAST_PPI));
    }
  }

  private static double inches(float points) {
    return Math.max(Math.abs(points), 0.001) / 72;
  }

  private void font(COSName name) throws IOException {
    COSBase raw = getResources().getCOSObject().getCOSDictionary(COSName.FONT).getItem(name);
    if (raw == null || !seenFonts.add(raw)) {
      return;
    }
    PDFont font = getResources().getFont(name);
    if (font != null && !font.isEmbedded()) {
      findings.add("The font %s is not embedded.".formatted(font.getName()));
    }
  }

  private static final class Font extends OperatorProcessor {

    private final PdfInk ink;

    Font(PdfInk ink) {
      super(ink);
      this.ink = ink;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
      if (!operands.isEmpty() && operands.get(0) instanceof COSName name) {
        ink.font(name);
      }
    }

    @Override
    public String getName() {
      return OperatorName.SET_FONT_AND_SIZE;
    }
  }

  private static final class Drawn extends DrawObject {

    private final PdfInk ink;

    Drawn(PdfInk ink) {
      super(ink);
      this.ink = ink;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
      if (operands.isEmpty() || !(operands.get(0) instanceof COSName name)) {
        return;
      }
      PDXObject object = ink.getResources().getXObject(name);
      if (object instanceof PDImageXObject image) {
        ink.image(image);
      } else if (object instanceof PDFormXObject form) {
        ink.showForm(form);
      }
    }
  }

  private static final class Inline extends OperatorProcessor {

    private final PdfInk ink;

    Inline(PdfInk ink) {
      super(ink);
      this.ink = ink;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
      ink.image(
          new PDInlineImage(
              operator.getImageParameters(), operator.getImageData(), ink.getResources()));
    }

    @Override
    public String getName() {
      return OperatorName.BEGIN_INLINE_IMAGE;
    }
  }
}
