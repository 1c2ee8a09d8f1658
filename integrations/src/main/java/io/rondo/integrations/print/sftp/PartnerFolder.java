package io.rondo.integrations.print.sftp;

import io.rondo.integrations.print.pack.Digests;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFile;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One partner's server, seen file by file. */
final class PartnerFolder {

  private static final Logger LOG = LoggerFactory.getLogger(PartnerFolder.class);
  private static final String PUT =
      "tempFileName=.tmp-${file:onlyname}&fileExist=Fail&autoCreate=true"
          + "&throwExceptionOnConnectFailed=true";

  private final SftpEndpoints endpoints;
  private final SftpConnection connection;
  private final ProducerTemplate camel;
  private final String partner;

  PartnerFolder(
      SftpEndpoints endpoints, SftpConnection connection, ProducerTemplate camel, String partner) {
    this.endpoints = endpoints;
    this.connection = connection;
    this.camel = camel;
    this.partner = partner;
  }

  /**
   * Lays a file down, or finds it there already.
   *
   * @param body a file or bytes
   * @throws PartnerRefused when there is one of that name with other content
   * @throws PartnerUnreachable when it did not arrive whole
   */
  void put(String folder, String name, Object body, String sha256) {
    Optional<String> there = sha256(folder, name);
    if (there.isEmpty()) {
      Exchange sent =
          camel.send(
              PrintRoutes.SUBMIT,
              exchange -> {
                exchange.setProperty(PrintRoutes.FOLDER, endpoints.of(connection, folder, PUT));
                exchange.getIn().setHeader(Exchange.FILE_NAME, name);
                exchange.getIn().setBody(body);
              });
      if (sent.getException() == null) {
        return;
      }
      there = sha256(folder, name); // somebody else was faster, or the last word got lost
      if (there.isEmpty()) {
        throw unreachable(sent.getException());
      }
    }
    if (!there.get().equals(sha256)) {
      throw new PartnerRefused(
          "%s already lies at %s with other content. Nothing was written over; ask the partner to"
                  .formatted(name, partner)
              + " remove it.");
    }
  }

  /** Writes a note beside a file, best effort: without it everything goes on as well. */
  void leave(String folder, String path, String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    int slash = path.lastIndexOf('/') + 1;
    try {
      put(
          folder + path.substring(0, slash),
          path.substring(slash),
          stream(bytes),
          Digests.of(stream(bytes)).sha256());
    } catch (IOException | PartnerUnreachable | PartnerRefused e) {
      LOG.debug("No reason could be left at {}.", partner, e);
    }
  }

  /** Takes a file away. @return whether it lay there. @throws PartnerUnreachable */
  boolean remove(String folder, String name) {
    return onServer(
        folder,
        (server, exchange) -> exists(server, folder + name) && server.deleteFile(folder + name));
  }

  /** The hash of a file; empty when there is none. @throws PartnerUnreachable */
  Optional<String> sha256(String folder, String name) {
    return onServer(
        folder,
        (server, exchange) -> {
          if (!exists(server, folder + name)) {
            return Optional.empty();
          }
          GenericFile<?> file = new RemoteFile<>();
          exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, file);
          server.retrieveFile(folder + name, exchange, 0);
          try (InputStream in = (InputStream) file.getBody()) {
            return Optional.of(Digests.of(in).sha256());
          }
        });
  }

  /** Something to do while connected. */
  private interface Deed<T> {
    T with(RemoteFileOperations<?> server, Exchange exchange) throws IOException;
  }

  private <T> T onServer(String folder, Deed<T> deed) {
    SftpEndpoint endpoint = endpoints.of(connection, folder, "streamDownload=true");
    RemoteFileOperations<?> server = endpoint.createRemoteFileOperations();
    Exchange exchange = endpoint.createExchange();
    try {
      server.connect(endpoint.getConfiguration(), exchange);
      return deed.with(server, exchange);
    } catch (GenericFileOperationFailedException | IOException e) {
      throw unreachable(e);
    } finally {
      server.forceDisconnect();
    }
  }

  /** A folder that is not there yet has no file. */
  private static boolean exists(RemoteFileOperations<?> server, String path) {
    try {
      return server.existsFile(path);
    } catch (GenericFileOperationFailedException e) {
      if (String.valueOf(e.getCause()).contains("No such file")) {
        return false;
      }
      throw e;
    }
  }

  /** Says what went wrong in our words: a server's may hold anything. */
  private PartnerUnreachable unreachable(Exception e) {
    StringBuilder chain = new StringBuilder();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      chain.append(cause.getMessage()).append(' ');
    }
    String all = chain.toString();
    String why = "The file did not arrive whole: the connection broke, or the disk is full.";
    if (all.contains("HostKey")) {
      why = "The server does not show the agreed host key: nothing was sent.";
    } else if (all.contains("Auth")) {
      why = "The server does not let us in with these credentials.";
    } else if (all.contains("Cannot connect")) {
      why = "The server cannot be reached.";
    }
    return new PartnerUnreachable(partner + ": " + why, null, e);
  }

  /** Bytes as a body that Camel can read again. */
  static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
