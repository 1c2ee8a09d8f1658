package io.rondo.integrations.print.xjmf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.PartnerCircuits;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.http.Unanswered;
import io.rondo.integrations.print.Unreadable;
import io.rondo.integrations.print.VendorAnswers;
import io.rondo.integrations.print.pack.JobPackage;
import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.xjdf.NodeStatus;
import io.rondo.integrations.print.xjdf.Xjmf;
import io.rondo.integrations.print.xjdf.XjmfReader;
import io.rondo.integrations.print.xjdf.XjmfWriter;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerGateway;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Orders by XJMF over HTTP: the package is posted, the answer says whether it stands in the queue.
 * Posted again, the same job has the same bytes, JobID and key.
 */
@Component
class XjmfGateway implements PartnerGateway {

  private static final String PACKAGE = "application/vnd.cip4-xjmf+zip";
  private static final String MESSAGE = "application/vnd.cip4-xjmf+xml";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PartnerHttp http;
  private final PartnerCircuits circuits;
  private final Packager packager;
  private final ReturnAddresses addresses;
  private final Credentials credentials;

  XjmfGateway(
      PartnerHttp http,
      PartnerCircuits circuits,
      Packager packager,
      ReturnAddresses addresses,
      Credentials credentials) {
    this.http = http;
    this.circuits = circuits;
    this.packager = packager;
    this.addresses = addresses;
    this.credentials = credentials;
  }

  @Override
  public Partner.Transport transport() {
    return Partner.Transport.XJMF;
  }

  @Override
  public Submission submit(Order order, Partner partner) {
    return handOver(order, 0, partner);
  }

  @Override
  public boolean supplement(Order order, int no, Partner partner) {
    handOver(order, no, partner);
    return true;
  }

  private Submission handOver(Order order, int supplement, Partner partner) {
    return circuits.call(
        partner.code(),
        () -> {
          String returnUrl = addresses.of("xjmf", order, partner);
          String key = JobPackage.job(order, supplement);
          try (JobPackage job = packager.pack(order, supplement, returnUrl)) {
            byte[] zip = Files.readAllBytes(job.zip());
            Xjmf.Response response = send(order, partner, PACKAGE, key, zip);
            if (response.returnCode() != 0) {
              throw new PartnerRefused(
                  "%s does not take order %s: XJMF return code %d."
                      .formatted(partner.code(), order.code(), response.returnCode()));
            }
            boolean accepted = response.status() != NodeStatus.ABORTED;
            return new Submission(response.queueEntryId(), job.sha256(), accepted);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public CancelAnswer cancel(Order order, Partner partner) {
    return circuits.call(
        partner.code(),
        () -> {
          byte[] wish = XjmfWriter.abort(order.code(), order.partnerReference(), order.placedAt());
          Xjmf.Response response = send(order, partner, MESSAGE, order.code() + "-cancel", wish);
          if (response.returnCode() != 0) {
            return CancelAnswer.REFUSED;
          }
          return response.status() == null || response.status() == NodeStatus.ABORTED
              ? CancelAnswer.CANCELLED
              : CancelAnswer.LATER;
        });
  }

  private Xjmf.Response send(Order order, Partner partner, String type, String key, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    headers.put("Accept", MESSAGE);
    headers.put("Idempotency-Key", key);
    login(partner, headers);
    try {
      Answer answer = http.send("POST", setting(partner, "url"), headers, body);
      VendorAnswers.mustBeTaken(partner.code(), order.code(), answer);
      return response(partner, answer);
    } catch (Unanswered e) {
      throw new PartnerUnreachable(
          "%s could not be reached. %s".formatted(partner.code(), e.getMessage()), null, e);
    }
  }

  private static Xjmf.Response response(Partner partner, Answer answer) {
    try {
      Xjmf.Response response = XjmfReader.read(answer.body()).first(Xjmf.Response.class);
      if (response != null) {
        return response;
      }
    } catch (Unreadable e) {
      throw new PartnerUnreachable(
          "%s answered with something that is no XJMF. %s"
              .formatted(partner.code(), e.getMessage()),
          null,
          e);
    }
    throw new PartnerUnreachable(
        "%s answered with XJMF that holds no response.".formatted(partner.code()), null, null);
  }

  /** By user and password, where the vendor wants one. */
  private void login(Partner partner, Map<String, String> headers) {
    String password = credentials.of(partner.id()).get("password");
    if (password != null) {
      byte[] pair = (setting(partner, "user") + ":" + password).getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
  }

  private static String setting(Partner partner, String name) {
    try {
      return JSON.readTree(partner.connection()).path(name).asText("");
    } catch (JsonProcessingException e) {
      throw new PartnerRefused("The connection of %s is no JSON.".formatted(partner.code()));
    }
  }
}
