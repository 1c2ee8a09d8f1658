package io.rondo.integrations.print.sftp;

import io.rondo.integrations.call.CallListFile;
import io.rondo.integrations.print.PrintSettings;
import io.rondo.integrations.print.pack.Digests;
import io.rondo.integrations.print.pack.JobPackage;
import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.xjdf.XjmfWriter;
import io.rondo.workers.call.CallLists;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerGateway;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Orders as packages in a folder: the ZIP under a temporary name, renamed when it is whole, then a
 * file {@code NAME.ready} with its SHA-256, which says that it may be taken. Handed over again, the
 * same package is found or laid down once more under the same name, never beside it. A supplement
 * is a package like any other. A call centre gets its list as {@code CODE-calls.csv} in the same
 * way.
 */
@Component
class SftpGateway implements PartnerGateway {

  private static final String READY = ".ready";

  private final SftpEndpoints endpoints;
  private final Packager packager;
  private final Credentials credentials;
  private final ProducerTemplate camel;
  private final CallLists calls;
  private final PrintSettings settings;

  SftpGateway(
      SftpEndpoints endpoints,
      Packager packager,
      Credentials credentials,
      ProducerTemplate camel,
      CallLists calls,
      PrintSettings settings) {
    this.endpoints = endpoints;
    this.packager = packager;
    this.calls = calls;
    this.settings = settings;
    this.credentials = credentials;
    this.camel = camel;
  }

  @Override
  public Partner.Transport transport() {
    return Partner.Transport.SFTP;
  }

  @Override
  public Submission submit(Order order, Partner partner) {
    return handOver(order, 0, partner);
  }

  @Override
  public boolean supplement(Order order, int no, Partner partner) {
    if (order.kind() == DeliverableKind.CALL) {
      return false; // who is left is on its list already
    }
    handOver(order, no, partner);
    return true;
  }

  private Submission handOver(Order order, int supplement, Partner partner) {
    SftpConnection connection = connection(partner);
    PartnerFolder folder = folder(connection, partner);
    if (order.kind() == DeliverableKind.CALL) {
      return callList(order, connection, folder);
    }
    try (JobPackage job = packager.pack(order, supplement, null)) {
      if (!taken(folder, connection, job)) {
        folder.put(connection.in(), job.name(), job.zip().toFile(), job.sha256());
        put(folder, connection, job.name() + READY, job.sha256() + "  " + job.name() + "\n");
      }
      return new Submission(null, job.sha256(), false);
    }
  }

  /** Who is to be called, as one file; {@link StopFiles} tell who is not any more. */
  private Submission callList(Order order, SftpConnection connection, PartnerFolder folder) {
    String name = listName(order);
    try {
      Path work = Files.createDirectories(settings.workFolder());
      Path file = Files.createTempFile(work, "calls-", ".csv");
      try {
        CallListFile.write(file, calls, order);
        String sha256 = Digests.of(file).sha256();
        folder.put(connection.in(), name, file.toFile(), sha256);
        put(folder, connection, name + READY, sha256 + "  " + name + "\n");
        return new Submission(null, sha256, false);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A package that still lies there is taken away again; else a file asks for the end. */
  @Override
  public CancelAnswer cancel(Order order, Partner partner) {
    SftpConnection connection = connection(partner);
    PartnerFolder folder = folder(connection, partner);
    boolean list = order.kind() == DeliverableKind.CALL;
    String job = list ? listName(order) : JobPackage.name(order, 0);
    boolean ready = folder.remove(connection.in(), job + READY); // from now on nobody begins
    if (folder.remove(connection.in(), job) && ready) {
      return CancelAnswer.CANCELLED;
    }
    if (list) {
      put(
          folder,
          connection,
          order.code() + "-cancel.csv",
          "order,wish\r\n" + order.code() + ",cancel\r\n");
      return CancelAnswer.LATER;
    }
    byte[] wish = XjmfWriter.abort(order.code(), order.partnerReference(), order.placedAt());
    put(
        folder,
        connection,
        order.code() + "-cancel.xjmf",
        new String(wish, StandardCharsets.UTF_8));
    return CancelAnswer.LATER;
  }

  private static String listName(Order order) {
    return order.code() + "-calls.csv";
  }

  /** Whether the partner has put this very package among what it took. */
  private static boolean taken(PartnerFolder folder, SftpConnection connection, JobPackage job) {
    return connection.taken() != null
        && folder.sha256(connection.taken(), job.name()).filter(job.sha256()::equals).isPresent();
  }

  private static void put(
      PartnerFolder folder, SftpConnection connection, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      String sha256 = Digests.of(new ByteArrayInputStream(bytes)).sha256();
      folder.put(connection.in(), name, PartnerFolder.stream(bytes), sha256);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SftpConnection connection(Partner partner) {
    return SftpConnection.of(partner, credentials.of(partner.id()));
  }

  private PartnerFolder folder(SftpConnection connection, Partner partner) {
    return new PartnerFolder(endpoints, connection, camel, partner.code());
  }
}
