package io.rondo.integrations.document;

import io.rondo.workers.asset.DocumentReader;
import io.rondo.workers.asset.Warning;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.stereotype.Component;

/**
 * Reads PDF: pages, size and what runs when it is opened; the byte search of the store does not see
 * into compressed parts. Streams are kept in temporary files, not in memory.
 */
@Component
class PdfReader implements DocumentReader {

  private static final long MOST_PIXELS_OF_AN_IMAGE = 60_000_000;
  private static final int MOST_FORMS_DEEP = 5;
  private static final COSName XFA = COSName.getPDFName("XFA");

  @Override
  public String mime() {
    return "application/pdf";
  }

  @Override
  public Document read(Path file) throws IOException {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    try (PDDocument pdf = open(file)) {
      if (pdf.isEncrypted()) {
        warnings.add(Warning.ENCRYPTED);
      }
      if (runs(pdf)) {
        warnings.add(Warning.ACTIVE_CONTENT);
      }
      PDRectangle size =
          pdf.getNumberOfPages() == 0 ? new PDRectangle() : pdf.getPage(0).getMediaBox();
      return new Document(
          pdf.getNumberOfPages(),
          Math.round(size.getWidth()),
          Math.round(size.getHeight()),
          warnings);
    } catch (InvalidPasswordException e) {
      warnings.add(Warning.ENCRYPTED);
      return new Document(0, 0, 0, warnings);
    } catch (RuntimeException e) {
      throw new IOException("The document makes no sense", e);
    }
  }

  private static PDDocument open(Path file) throws IOException {
    return Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache());
  }

  private static boolean runs(PDDocument pdf) throws IOException {
    PDDocumentCatalog catalog = pdf.getDocumentCatalog();
    PDDocumentNameDictionary names = catalog.getNames();
    boolean named =
        names != null && (names.getJavaScript() != null || names.getEmbeddedFiles() != null);
    boolean opens =
        catalog.getOpenAction() instanceof PDActionJavaScript
            || catalog.getOpenAction() instanceof PDActionLaunch;
    COSDictionary form = catalog.getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
    boolean reacts = catalog.getCOSObject().containsKey(COSName.AA);
    return named || opens || reacts || form != null && form.containsKey(XFA);
  }

  @Override
  public boolean draw(Path file, int mostPixels, OutputStream png) throws IOException {
    try (PDDocument pdf = open(file)) {
      if (pdf.getNumberOfPages() == 0 || hasHugeImage(pdf.getPage(0).getResources(), 0)) {
        return false;
      }
      PDPage page = pdf.getPage(0);
      float longer = Math.max(page.getCropBox().getWidth(), page.getCropBox().getHeight());
      if (longer <= 0) {
        return false;
      }
      PDFRenderer renderer = new PDFRenderer(pdf);
      renderer.setSubsamplingAllowed(true);
      BufferedImage picture = renderer.renderImage(0, mostPixels / longer, ImageType.RGB);
      return ImageIO.write(picture, "png", png);
    } catch (InvalidPasswordException e) {
      return false;
    } catch (RuntimeException e) {
      throw new IOException("The document makes no sense", e);
    }
  }

  /** Says no before anything is decoded. */
  private static boolean hasHugeImage(PDResources resources, int depth) throws IOException {
    if (resources == null) {
      return false;
    }
    if (depth > MOST_FORMS_DEEP) {
      return true;
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject thing = resources.getXObject(name);
      if (thing instanceof PDImageXObject image
          && (long) image.getWidth() * image.getHeight() > MOST_PIXELS_OF_AN_IMAGE) {
        return true;
      }
      if (thing instanceof PDFormXObject form && hasHugeImage(form.getResources(), depth + 1)) {
        return true;
      }
    }
    return false;
  }
}
