package io.rondo.integrations.print.pack;

import io.rondo.workers.content.Letters;
import io.rondo.workers.delivery.TrackingLinks;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PackedRecipient;
import io.rondo.workers.fulfilment.Packing;
import io.rondo.workers.fulfilment.PartnerRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The people of an order with what each gets: their own words, and a code that leads to the same
 * response as a click in a mail. Seeds and made-up people have no code of their own; theirs leads
 * to our front door.
 */
@Component
class PackedPieces implements Pieces {

  private static final String SAMPLE =
      """
      <html><head><style>body { font-size: 12pt } .page { padding: 25mm }</style></head>
      <body><div class="page"><p>%s</p><h1>%s</h1><p>This is a sample. It reaches nobody.</p>
      <object type="image/x-qr" data="%s"></object></div></body></html>
      """;

  private final Packing packing;
  private final Letters letters;
  private final TrackingLinks links;
  private final String publicUrl;

  PackedPieces(
      Packing packing,
      Letters letters,
      TrackingLinks links,
      @Value("${rondo.public-url:http://localhost:8080}") String publicUrl) {
    this.packing = packing;
    this.letters = letters;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  @Override
  public void each(Order order, int supplement, Taker taker) throws IOException {
    Consumer<List<PackedRecipient>> each =
        chunk -> chunk.forEach(recipient -> take(taker, piece(order, recipient)));
    try {
      if (supplement == 0) {
        packing.pack(order.id(), each);
      } else {
        packing.packAgain(order.id(), supplement, each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Piece piece(Order order, PackedRecipient recipient) {
    String link =
        recipient.deliveryId() == null ? publicUrl : links.click(recipient.deliveryId(), 0);
    return new Piece(
        recipient.ref(),
        recipient.name(),
        recipient.company(),
        recipient.addressLine1(),
        recipient.addressLine2(),
        recipient.postalCode(),
        recipient.city(),
        recipient.country(),
        recipient.language(),
        html(order, recipient, link));
  }

  private String html(Order order, PackedRecipient recipient, String link) {
    if (recipient.contentVersionId() != null) {
      return letters.html(recipient.contentVersionId(), recipient.fields(), link);
    }
    if (order.test()) {
      return SAMPLE.formatted(escaped(recipient.name()), escaped(order.title()), escaped(link));
    }
    throw new PartnerRefused(
        "Order %s has no content to print: choose one for its cell.".formatted(order.code()));
  }

  private static String escaped(String text) {
    return text == null ? "" : org.jsoup.nodes.Entities.escape(text);
  }

  private static void take(Taker taker, Piece piece) {
    try {
      taker.take(piece);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
