package io.rondo.integrations.print.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.PartnerCircuits;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.print.pack.Digests;
import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.pack.Piece;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerGateway;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.token.Sha256;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Orders to print-and-mail services: one letter a person, each under its own key ({@code
 * po_...-r17}), so that an order handed over again after a crash has no letter twice. What the
 * service does not take of one person stops nobody else's letter.
 */
@Component
class PrintRestGateway implements PartnerGateway {

  private static final int CONFLICT = 409;

  private final PartnerHttp http;
  private final PartnerCircuits circuits;
  private final Packager packager;
  private final Credentials credentials;

  PrintRestGateway(
      PartnerHttp http, PartnerCircuits circuits, Packager packager, Credentials credentials) {
    this.http = http;
    this.circuits = circuits;
    this.packager = packager;
    this.credentials = credentials;
  }

  @Override
  public Partner.Transport transport() {
    return Partner.Transport.PRINT_REST;
  }

  @Override
  public Submission submit(Order order, Partner partner) {
    return handOver(order, 0, partner);
  }

  /** Under the keys that they had before: who has a letter there gets no second one. */
  @Override
  public boolean supplement(Order order, int no, Partner partner) {
    handOver(order, no, partner);
    return true;
  }

  private Submission handOver(Order order, int supplement, Partner partner) {
    Mapping mapping = Mapping.of(partner);
    Vendor vendor = vendor(partner, mapping);
    List<String> taken = new ArrayList<>();
    int[] refused = {0};
    packager.single(
        order,
        supplement,
        (piece, pdf) -> {
          String sha256 = hash(pdf);
          boolean yes =
              circuits.call(partner.code(), () -> create(vendor, mapping, order, piece, pdf));
          if (yes) {
            taken.add(piece.ref() + ":" + sha256);
          } else {
            refused[0]++;
          }
        });
    if (taken.isEmpty()) {
      throw new PartnerRefused(
          "%s takes none of the %d letters of %s."
              .formatted(partner.code(), refused[0], order.code()));
    }
    return new Submission(order.code(), Sha256.hex(taken), true);
  }

  @Override
  public CancelAnswer cancel(Order order, Partner partner) {
    Mapping mapping = Mapping.of(partner);
    if (mapping.optional("/cancel/path").isEmpty()) {
      return CancelAnswer.REFUSED;
    }
    Vendor vendor = vendor(partner, mapping);
    boolean all = true;
    for (VendorLetter letter : VendorLetter.of(vendor, mapping, order.code())) {
      String path =
          new Values()
              .with("reference", Vendor.encoded(letter.reference()))
              .fill(mapping.text("/cancel/path"));
      String method = mapping.optional("/cancel/method").orElse("POST");
      Answer answer =
          circuits.call(
              partner.code(),
              () -> vendor.send(method, path, null, null, letter.reference() + "-cancel"));
      all &= answer.ok() || mapping.lists("/cancel/gone", answer.status());
    }
    return all ? CancelAnswer.CANCELLED : CancelAnswer.REFUSED;
  }

  private Vendor vendor(Partner partner, Mapping mapping) {
    return new Vendor(http, partner.code(), mapping, credentials.of(partner.id()));
  }

  /** Orders one letter. @return false when the service does not take it */
  private static boolean create(
      Vendor vendor, Mapping mapping, Order order, Piece piece, byte[] pdf) {
    String key = order.code() + "-" + piece.ref();
    Values values = values(order, piece, pdf);
    String kind = mapping.optional("/upload/kind").orElse("inline");
    if (kind.equals("signed")) {
      values.with("upload.reference", upload(vendor, mapping, pdf));
    }
    JsonNode template = mapping.body("/create/body", values);
    LetterBody body =
        switch (kind) {
          case "multipart" ->
              LetterBody.multipart(template, mapping.text("/upload/field"), pdf, key);
          case "signed" -> LetterBody.json(template);
          default -> LetterBody.inline(template, mapping.text("/upload/field"), pdf);
        };
    Answer answer =
        vendor.send("POST", mapping.text("/create/path"), body.type(), body.bytes(), key);
    if (answer.status() == CONFLICT) {
      throw new PartnerRefused(
          "The service knows letter %s with another content: nothing was sent twice."
              .formatted(key));
    }
    if (!answer.ok()) {
      return false;
    }
    JsonNode json = vendor.json(answer);
    boolean error =
        mapping.optional("/create/error").filter(p -> !json.at(p).isMissingNode()).isPresent();
    if (error) {
      return false; // a success that holds an error
    }
    vendor.text(json, mapping.text("/create/reference"));
    return true;
  }

  /** Brings the file to where the service says. @return how the letter names it */
  private static String upload(Vendor vendor, Mapping mapping, byte[] pdf) {
    JsonNode where =
        vendor.json(
            vendor.send(
                mapping.optional("/upload/method").orElse("GET"),
                mapping.text("/upload/path"),
                null,
                null,
                null));
    String url = vendor.text(where, mapping.text("/upload/url"));
    Answer put = vendor.send("PUT", url, "application/pdf", pdf, null);
    if (!put.ok()) {
      throw new PartnerRefused("The service does not take the file of a letter.");
    }
    return vendor.text(where, mapping.text("/upload/reference"));
  }

  private static Values values(Order order, Piece piece, byte[] pdf) {
    return new Values()
        .with("order.code", order.code())
        .with("order.title", order.title())
        .with("recipient.ref", piece.ref())
        .with("recipient.name", piece.name())
        .with("recipient.company", piece.company())
        .with("recipient.address_line1", piece.addressLine1())
        .with("recipient.address_line2", piece.addressLine2())
        .with("recipient.postal_code", piece.postalCode())
        .with("recipient.city", piece.city())
        .with("recipient.country", piece.country())
        .with("file.sha256", hash(pdf));
  }

  private static String hash(byte[] pdf) {
    return Digests.of(pdf).sha256();
  }
}
