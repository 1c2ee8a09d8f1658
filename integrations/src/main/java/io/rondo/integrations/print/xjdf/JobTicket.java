package io.rondo.integrations.print.xjdf;

import java.time.Instant;
import java.util.List;

/**
 * What a print vendor is asked for.
 *
 * @param jobId our code of the order, also the idempotency key
 * @param part which part of the job this is, {@code s1} for its first supplement; null for all
 * @param projectId the campaign; null for a sample
 * @param product what one piece is
 * @param amount how many pieces
 * @param made fixed for the order, so that the same order makes the same bytes
 * @param required when they must be posted; null for as soon as possible
 * @param deleteBy until when the vendor may keep addresses and pages
 * @param addresses the file of recipients
 * @param art the pages, in order
 */
public record JobTicket(
    String jobId,
    String part,
    String projectId,
    String title,
    Product product,
    int amount,
    Instant made,
    Instant required,
    Instant deleteBy,
    TicketFile addresses,
    List<TicketFile> art) {

  /**
   * One piece.
   *
   * @param type of XJDF, for example {@code Letter}
   * @param width trimmed, in points, like the height and the bleed
   * @param pages of each piece
   * @param paper quality, for example {@code Silk}
   * @param weight of the paper in g/m²
   */
  public record Product(
      String name,
      String type,
      double width,
      double height,
      double bleed,
      int pages,
      String paper,
      double weight) {}

  /**
   * A file of the package.
   *
   * @param path within the package
   * @param pages null where it has none
   */
  public record TicketFile(
      String path, String mimeType, long size, String md5, String sha256, Integer pages) {}
}
