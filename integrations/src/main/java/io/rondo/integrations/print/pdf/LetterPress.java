package io.rondo.integrations.print.pdf;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.rondo.workers.fulfilment.PartnerRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;

/**
 * Presses the pages of one person each into files of some hundred pieces: trimmed size, bleed,
 * embedded fonts and black ink as a printer wants them. Every piece gets the same number of pages;
 * blank ones fill up. The same pieces make the same bytes. Holds one file's pieces in memory at a
 * time. Not thread-safe.
 *
 * <p>Nothing is fetched from anywhere: images are {@code data:} addresses.
 */
public final class LetterPress implements AutoCloseable {

  /** Pieces in one file unless asked otherwise. */
  public static final int PIECES_PER_FILE = 250;

  private static final String COLOUR_CONDITION = "FOGRA51";

  static {
    XRLog.setLoggingEnabled(false); // tells every step of every page; what fails is thrown anyway
  }

  private final Sheet sheet;
  private final Path folder;
  private final String title;
  private final Instant made;
  private final int piecesPerFile;
  private final int pagesPerPiece;
  private final String manners;
  private final String style;
  private final List<PressedFile> files = new ArrayList<>();
  private final W3CDom dom = new W3CDom(); // looks for its parser once, not for every piece

  private PDDocument document;
  private Fonts fonts;
  private int pieces;

  /**
   * @param folder where the files go: letters-001.pdf and so on
   * @param title of every file; nothing personal
   * @param made what the files say about when they were made
   * @param pagesPerPiece how many pages each piece gets
   */
  public LetterPress(
      Sheet sheet, Path folder, String title, Instant made, int piecesPerFile, int pagesPerPiece) {
    this.sheet = sheet;
    this.folder = folder;
    this.title = title;
    this.made = made;
    this.piecesPerFile = piecesPerFile;
    this.pagesPerPiece = pagesPerPiece;
    this.manners = manners(sheet);
    this.style = style(sheet);
  }

  /**
   * Presses one piece.
   *
   * @param ref names it in messages, for example {@code r17}
   * @param html its page; a QR code is {@code <object type="image/x-qr" data="https://...">}
   * @return where its first QR code leads; empty when it has none
   * @throws LongerPiece when it has more pages than each piece gets
   * @throws PartnerRefused when it cannot be printed on this sheet
   */
  public String add(String ref, String html) throws IOException {
    if (document == null) {
      document = new PDDocument();
      fonts = new Fonts(document);
    }
    int before = document.getNumberOfPages();
    String code = render(html);
    int pages = document.getNumberOfPages() - before;
    if (pages > sheet.maxPages()) {
      throw new PartnerRefused(
          "%s has %d pages; a %s has at most %d."
              .formatted(ref, pages, sheet.name(), sheet.maxPages()));
    }
    if (pages > pagesPerPiece) {
      throw new LongerPiece(sheet.pagesOf(pages));
    }
    for (int blank = pages; blank < pagesPerPiece; blank++) {
      document.addPage(new PDPage(media()));
    }
    for (int page = before; page < document.getNumberOfPages(); page++) {
      box(document.getPage(page));
    }
    if (++pieces == piecesPerFile) {
      finishFile();
    }
    return code;
  }

  /** What the file of this number is called; 0 is the first. */
  public static String name(int file) {
    return "letters-%03d.pdf".formatted(file + 1);
  }

  /** Whether every character of the text can be printed. */
  public boolean canPrint(String text) throws IOException {
    if (document == null) {
      document = new PDDocument();
      fonts = new Fonts(document);
    }
    return fonts.canPrint(text);
  }

  /** Ends the last file. @return all of them, in the order of the pieces */
  public List<PressedFile> finish() throws IOException {
    if (pieces > 0) {
      finishFile();
    }
    return List.copyOf(files);
  }

  @Override
  public void close() throws IOException {
    if (document != null) {
      document.close();
      document = null;
    }
  }

  private String render(String html) throws IOException {
    var page = Jsoup.parse(html);
    page.select("script, link, base, iframe, meta[http-equiv]").remove();
    page.head().appendChildren(page.body().select("style")); // elsewhere it would be printed
    page.head().prependElement("style").appendText(manners);
    page.head().appendElement("style").appendText(style);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePDDocument(document);
    builder.useUriResolver((base, address) -> address.startsWith("data:image/") ? address : null);
    builder.useObjectDrawerFactory(new QrDrawer());
    builder.withW3cDocument(dom.fromJsoup(page), null);
    fonts.giveTo(builder);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFKeepOpen();
    }
    var code = page.selectFirst("object[type=" + QrDrawer.TYPE + "]");
    return code == null ? "" : code.attr("data");
  }

  private void finishFile() throws IOException {
    Path file = folder.resolve(name(files.size()));
    int pages = document.getNumberOfPages();
    PDDocumentInformation about = new PDDocumentInformation();
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(made.toEpochMilli());
    about.setCreationDate(calendar);
    about.setModificationDate(calendar);
    about.setProducer("Rondo");
    about.setTitle(title + " (" + (files.size() + 1) + ")");
    about.setTrapped("False");
    document.setDocumentInformation(about);
    document.setDocumentId((long) files.size() + 1);
    outputIntent();
    Files.deleteIfExists(file); // of a round that had too few pages
    document.save(file.toFile(), CompressParameters.NO_COMPRESSION);
    close();
    files.add(new PressedFile(file, pieces, pages));
    pieces = 0;
  }

  /** For which printing condition the pages are made, by its registered name (ISO 15930). */
  private void outputIntent() {
    COSDictionary intent = new COSDictionary();
    intent.setItem(COSName.TYPE, COSName.getPDFName("OutputIntent"));
    intent.setItem(COSName.S, COSName.getPDFName("GTS_PDFX"));
    intent.setItem("OutputConditionIdentifier", new COSString(COLOUR_CONDITION));
    intent.setItem("RegistryName", new COSString("http://www.color.org"));
    intent.setItem("Info", new COSString("Coated paper, ISO 12647-2:2013"));
    COSArray intents = new COSArray();
    intents.add(intent);
    document.getDocumentCatalog().getCOSObject().setItem(COSName.OUTPUT_INTENTS, intents);
  }

  private void box(PDPage page) {
    PDRectangle media = media();
    float bleed = (float) Sheet.points(Sheet.BLEED);
    page.setMediaBox(media);
    page.setCropBox(media);
    page.setBleedBox(media);
    page.setTrimBox(
        new PDRectangle(bleed, bleed, media.getWidth() - 2 * bleed, media.getHeight() - 2 * bleed));
  }

  private PDRectangle media() {
    return new PDRectangle(
        (float) Sheet.points(sheet.width() + 2 * Sheet.BLEED),
        (float) Sheet.points(sheet.height() + 2 * Sheet.BLEED));
  }

  /** Comes before the styles of the content, which may want it otherwise. */
  private static String manners(Sheet sheet) {
    return sheet == Sheet.POSTCARD
        ? "body { padding: 8mm; font-size: 9pt; line-height: 1.35; }"
        : "body { padding: 20mm; font-size: 11pt; line-height: 1.4; }";
  }

  /** Comes after the styles of the content: size and bleed are not theirs to choose. */
  private static String style(Sheet sheet) {
    return """
    @page { size: %smm %smm; margin: %smm; }
    html { font-family: "%s", "%s"; color: cmyk(0, 0, 0, 1); }
    body { margin: 0; }
    object[type="%s"] { display: block; width: 22mm; height: 22mm; }
    """
        .formatted(
            sheet.width() + 2 * Sheet.BLEED,
            sheet.height() + 2 * Sheet.BLEED,
            Sheet.BLEED,
            Fonts.FAMILY,
            Fonts.FALLBACK,
            QrDrawer.TYPE);
  }
}
