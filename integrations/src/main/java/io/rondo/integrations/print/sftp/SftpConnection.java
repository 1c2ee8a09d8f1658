package io.rondo.integrations.print.sftp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.partner.Partner;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How the folder of a partner is reached.
 *
 * @param hostKey the server's public key, {@code ssh-ed25519 AAAA...}: no other is talked to
 * @param in the folder that takes orders, relative to where the login leads
 * @param ack the folder that answers lie in
 * @param returns a second one; null for none
 * @param taken where the partner puts what it took; null when it tells nobody
 * @param password null with a key
 * @param privateKey in PEM or OpenSSH form; null with a password
 * @param passphrase of the key; null for none
 */
record SftpConnection(
    String host,
    int port,
    String user,
    String hostKey,
    String in,
    String ack,
    String returns,
    String taken,
    String password,
    String privateKey,
    String passphrase) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SSH = 22;

  /**
   * @throws PartnerRefused when something is missing
   */
  static SftpConnection of(Partner partner, Map<String, String> credentials) {
    JsonNode settings = read(partner);
    String base = folder(settings.path("folder").asText(""));
    String hostKey = settings.path("host_key").asText("").strip();
    if (!hostKey.matches("(ssh-|ecdsa-|sk-)\\S+ [A-Za-z0-9+/=]{40,}( .*)?")) {
      throw new PartnerRefused(
          "The connection of %s needs “host_key”: the server's public key itself, not its"
                  .formatted(partner.code())
              + " fingerprint.");
    }
    SftpConnection connection =
        new SftpConnection(
            settings.path("host").asText(""),
            settings.path("port").asInt(SSH),
            settings.path("user").asText(""),
            hostKey,
            base + folder(settings.path("in").asText("in")),
            base + folder(settings.path("ack").asText("ack")),
            optional(base, settings.path("returns").asText("")),
            optional(base, settings.path("taken").asText("")),
            credentials.get("password"),
            credentials.get("private_key"),
            credentials.get("passphrase"));
    if (connection.password == null && connection.privateKey == null) {
      throw new PartnerRefused(
          "The credentials of %s lack “password” or “private_key”.".formatted(partner.code()));
    }
    return connection;
  }

  /** The host key as a file of known hosts holds it. */
  byte[] knownHosts() {
    String name = port == SSH ? host : "[" + host + "]:" + port;
    return (name + " " + hostKey + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The algorithms under which the server may show this key. */
  String hostKeyAlgorithms() {
    String algorithm = hostKey.substring(0, hostKey.indexOf(' '));
    return algorithm.equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256" : algorithm;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "SftpConnection[" + host + ":" + port + "]";
  }

  private static JsonNode read(Partner partner) {
    try {
      return JSON.readTree(partner.connection());
    } catch (JsonProcessingException e) {
      throw new PartnerRefused("The connection of %s is no JSON.".formatted(partner.code()));
    }
  }

  private static String optional(String base, String text) {
    return text.isBlank() ? null : base + folder(text);
  }

  /** With one slash at its end; empty for none. */
  private static String folder(String text) {
    String plain = text.strip().replaceAll("^/+|/+$", "");
    if (plain.contains("..") || !plain.matches("[A-Za-z0-9._/-]*")) {
      throw new PartnerRefused(
          "A folder of the connection is no plain name: letters, digits, dots, hyphens.");
    }
    return plain.isEmpty() ? "" : plain + "/";
  }
}
