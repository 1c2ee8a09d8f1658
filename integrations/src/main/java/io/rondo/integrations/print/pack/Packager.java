package io.rondo.integrations.print.pack;

import io.rondo.integrations.print.PrintSettings;
import io.rondo.integrations.print.pdf.LetterPress;
import io.rondo.integrations.print.pdf.LongerPiece;
import io.rondo.integrations.print.pdf.PdfGate;
import io.rondo.integrations.print.pdf.PressedFile;
import io.rondo.integrations.print.pdf.Sheet;
import io.rondo.integrations.print.xjdf.JobTicket;
import io.rondo.integrations.print.xjdf.JobTicket.TicketFile;
import io.rondo.integrations.print.xjdf.XjdfWriter;
import io.rondo.integrations.print.xjdf.XjmfWriter;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs an order for a print vendor: {@code root.xjmf}, the ticket, {@code art/*.pdf} and {@code
 * data/addresses.csv} in one ZIP. The same order makes the same bytes, whoever packs it and when.
 * Nothing leaves that the gate does not let through.
 */
public final class Packager {

  private static final String ADDRESSES = "data/addresses.csv";
  private static final int NAMED = 20;

  private final Pieces pieces;
  private final PrintSettings settings;

  public Packager(Pieces pieces, PrintSettings settings) {
    this.pieces = pieces;
    this.settings = settings;
  }

  /**
   * Packs it.
   *
   * @param supplement the number of a supplement, which has only who was missing; 0 for the order
   * @param returnUrl where signals about the job are wanted; null for nowhere
   * @throws PartnerRefused when it cannot be printed as it is
   */
  public JobPackage pack(Order order, int supplement, String returnUrl) {
    Job job = new Job(order, supplement, sheet(order));
    Path folder = null;
    try {
      Path work = Files.createDirectories(settings.workFolder());
      folder = Files.createTempDirectory(work, "job-");
      Pressed pressed = press(job, folder);
      for (PressedFile file : pressed.files()) {
        PdfGate.check(file.file(), job.sheet(), file.pages());
      }
      return zip(job, folder, pressed, returnUrl);
    } catch (IOException e) {
      clean(folder);
      throw new UncheckedIOException(
          "The package cannot be written to %s: is the disk full?".formatted(settings.workFolder()),
          e);
    } catch (RuntimeException e) {
      clean(folder);
      throw e;
    }
  }

  /** Takes a piece with its own PDF. */
  @FunctionalInterface
  public interface SingleTaker {
    void take(Piece piece, byte[] pdf) throws IOException;
  }

  /**
   * Presses each piece of an order into a PDF of its own, one after the other.
   *
   * @param supplement as for {@link #pack}
   * @throws PartnerRefused when one cannot be printed as it is
   */
  public void single(Order order, int supplement, SingleTaker taker) {
    Sheet sheet = sheet(order);
    int[] count = {0};
    try {
      Path work = Files.createDirectories(settings.workFolder());
      pieces.each(
          order,
          supplement,
          piece -> {
            count[0]++;
            taker.take(piece, one(order, sheet, work, piece));
          });
    } catch (IOException e) {
      throw new UncheckedIOException("A letter cannot be written to disk.", e);
    }
    if (count[0] == 0) {
      throw new PartnerRefused("Nobody is left to print for.");
    }
  }

  private static byte[] one(Order order, Sheet sheet, Path work, Piece piece) throws IOException {
    Path folder = Files.createTempDirectory(work, "letter-");
    try {
      int pages = sheet.pagesOf(1);
      while (true) {
        try (LetterPress press =
            new LetterPress(sheet, folder, order.code(), order.placedAt(), 1, pages)) {
          if (!press.canPrint(onEnvelope(piece))) {
            throw new PartnerRefused(
                "The fonts lack characters in the addresses of %s.".formatted(piece.ref()));
          }
          press.add(piece.ref(), piece.html());
          PressedFile file = press.finish().get(0);
          PdfGate.check(file.file(), sheet, file.pages());
          return Files.readAllBytes(file.file());
        } catch (LongerPiece longer) {
          pages = longer.pages();
        }
      }
    } finally {
      JobPackage.delete(folder);
    }
  }

  /** The sheet for what was ordered. @throws PartnerRefused when it is nothing printed */
  public static Sheet sheet(Order order) {
    if (order.kind() == DeliverableKind.LETTER) {
      return Sheet.LETTER;
    }
    if (order.kind() == DeliverableKind.POSTCARD) {
      return Sheet.POSTCARD;
    }
    throw new PartnerRefused("A print vendor takes letters and postcards, nothing else.");
  }

  /** An order or a supplement of it. */
  private record Job(Order order, int supplement, Sheet sheet) {

    /** Which part of the order it is; null for the whole. */
    String part() {
      return supplement == 0 ? null : "s" + supplement;
    }

    /** Unlike that of every other package. */
    String name() {
      return JobPackage.job(order, supplement);
    }
  }

  private record Pressed(List<PressedFile> files, Path addresses, int pieces, int pagesEach) {}

  private Pressed press(Job job, Path folder) throws IOException {
    int pagesEach = job.sheet().pagesOf(1);
    while (true) {
      try {
        return press(job, folder, pagesEach);
      } catch (LongerPiece longer) {
        pagesEach = longer.pages();
      }
    }
  }

  private Pressed press(Job job, Path folder, int pagesEach) throws IOException {
    Path csv = folder.resolve("addresses.csv");
    List<String> unprintable = new ArrayList<>();
    int[] count = {0};
    try (LetterPress press =
            new LetterPress(
                job.sheet(),
                folder,
                job.name(),
                job.order().placedAt(),
                settings.piecesPerFile(),
                pagesEach);
        AddressFile addresses = new AddressFile(csv)) {
      pieces.each(
          job.order(),
          job.supplement(),
          piece -> {
            int file = count[0] / settings.piecesPerFile();
            int first = count[0] % settings.piecesPerFile() * pagesEach + 1;
            count[0]++;
            if (!press.canPrint(onEnvelope(piece))) {
              unprintable.add(piece.ref());
              return;
            }
            String code = press.add(piece.ref(), piece.html());
            addresses.add(piece, code, art(LetterPress.name(file)), first, pagesEach);
          });
      if (!unprintable.isEmpty()) {
        throw new PartnerRefused(
            "The fonts lack characters in the addresses of %s.".formatted(listed(unprintable)));
      }
      if (count[0] == 0) {
        throw new PartnerRefused("Nobody is left to print for.");
      }
      return new Pressed(press.finish(), csv, count[0], pagesEach);
    }
  }

  private JobPackage zip(Job job, Path folder, Pressed pressed, String returnUrl)
      throws IOException {
    List<TicketFile> art = new ArrayList<>();
    for (PressedFile file : pressed.files()) {
      String path = art(file.file().getFileName().toString());
      art.add(ticketFile(path, "application/pdf", file.file(), file.pages()));
    }
    String ticket = job.name() + ".xjdf";
    String name = JobPackage.name(job.order(), job.supplement());
    Path zip = folder.resolve(name);
    try (SameZip out = new SameZip(Files.newOutputStream(zip))) {
      out.add("root.xjmf", XjmfWriter.submit(ticket, returnUrl, job.order().placedAt()));
      out.add(ticket, XjdfWriter.write(ticket(job, pressed, art)));
      for (PressedFile file : pressed.files()) {
        out.add(art(file.file().getFileName().toString()), file.file());
      }
      out.add(ADDRESSES, pressed.addresses());
    }
    return new JobPackage(folder, zip, name, Digests.of(zip).sha256(), pressed.pieces());
  }

  private JobTicket ticket(Job job, Pressed pressed, List<TicketFile> art) throws IOException {
    Order order = job.order();
    Sheet sheet = job.sheet();
    Instant posted = order.dueAt() == null ? order.placedAt() : order.dueAt();
    return new JobTicket(
        order.code(),
        job.part(),
        order.campaignCode(),
        order.title(),
        new JobTicket.Product(
            sheet.name(),
            sheet.product(),
            Sheet.points(sheet.width()),
            Sheet.points(sheet.height()),
            Sheet.points(Sheet.BLEED),
            pressed.pagesEach(),
            sheet.paper(),
            sheet.weight()),
        pressed.pieces(),
        order.placedAt(),
        order.dueAt(),
        posted.plus(Duration.ofDays(settings.keepDays())),
        ticketFile(ADDRESSES, "text/csv", pressed.addresses(), null),
        art);
  }

  private static TicketFile ticketFile(String path, String type, Path file, Integer pages)
      throws IOException {
    Digests digests = Digests.of(file);
    return new TicketFile(path, type, digests.size(), digests.md5(), digests.sha256(), pages);
  }

  private static String onEnvelope(Piece piece) {
    return String.join(
        " ",
        text(piece.name()),
        text(piece.company()),
        text(piece.addressLine1()),
        text(piece.addressLine2()),
        text(piece.postalCode()),
        text(piece.city()));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static String art(String file) {
    return "art/" + file;
  }

  private static String listed(List<String> refs) {
    String first = String.join(", ", refs.subList(0, Math.min(NAMED, refs.size())));
    return refs.size() <= NAMED ? first : first + " and " + (refs.size() - NAMED) + " more";
  }

  private static void clean(Path folder) {
    if (folder != null) {
      JobPackage.delete(folder);
    }
  }
}
