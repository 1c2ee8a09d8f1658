package io.rondo.workers.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must stand in the settings of a transport, and what must not: secrets. */
final class ConnectionRules {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int LONGEST = 20_000;
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(password|passwd|passphrase|secret|token|api_?key|private_?key|credential).*");
  private static final Pattern SECRET_VALUE =
      Pattern.compile("(?s).*(-----BEGIN|whsec_|rk_(live|test)_).*|(Bearer|Basic) \\S+.*");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?");
  private static final Pattern HOST_KEY =
      Pattern.compile("(ssh-|ecdsa-|sk-)\\S+ [A-Za-z0-9+/=]{40,}( .*)?|SHA256:[A-Za-z0-9+/]{43}=?");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Partner.Transport transport;
  private final JsonNode settings;
  private final List<String> problems = new ArrayList<>();

  private ConnectionRules(Partner.Transport transport, JsonNode settings) {
    this.transport = transport;
    this.settings = settings;
  }

  static List<String> problems(Partner.Transport transport, String connection) {
    JsonNode settings = read(connection);
    if (settings == null || !settings.isObject()) {
      return List.of(
          "The connection is a JSON object of at most 20,000 characters, for example"
              + " {\"url\": \"https://partner.example/rondo\"}.");
    }
    ConnectionRules rules = new ConnectionRules(transport, settings);
    rules.check();
    rules.secrets("", settings);
    return rules.problems;
  }

  /** The web address in sound settings of a transport; empty where it has none. */
  static Optional<String> address(Partner.Transport transport, String connection) {
    return switch (transport) {
      case REST, XJMF -> Optional.of(read(connection).path("url").asText());
      case PRINT_REST -> Optional.of(read(connection).path("base_url").asText());
      case SFTP, API, MAIL -> Optional.empty();
    };
  }

  private static JsonNode read(String connection) {
    if (connection == null || connection.length() > LONGEST) {
      return null;
    }
    try {
      return JSON.readTree(connection);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private void check() {
    switch (transport) {
      case REST, XJMF -> url("url");
      case PRINT_REST -> {
        url("base_url");
        if (settings.path("mapping").isMissingNode() || settings.path("mapping").isNull()) {
          problems.add(
              "The connection needs “mapping”: how the print-and-mail service takes an order and"
                  + " which of its states is which of ours.");
        }
      }
      case SFTP -> sftp();
      case API, MAIL -> {
        // they come to us, or get a mail to the contact: nothing is needed
      }
    }
  }

  private void url(String field) {
    if (!isUrl(settings.path(field).asText(""))) {
      problems.add(
          "The connection needs “%s”: an https address without a user name, for example https://partner.example/rondo."
              .formatted(field));
    }
  }

  /** Only an address on this very machine may do without encryption. */
  private static boolean isUrl(String text) {
    try {
      URI url = new URI(text);
      return url.getHost() != null
          && url.getUserInfo() == null
          && url.getFragment() == null
          && ("https".equals(url.getScheme())
              || "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void sftp() {
    if (!HOST.matcher(settings.path("host").asText("")).matches()) {
      problems.add("The connection needs “host”: the name of the SFTP server.");
    }
    int port = settings.path("port").asInt(22);
    if (port < 1 || port > 65_535 || settings.has("port") && !settings.get("port").isInt()) {
      problems.add("The connection’s “port” is a number from 1 to 65,535; without it, 22.");
    }
    if (settings.path("user").asText("").isBlank()) {
      problems.add("The connection needs “user”: the login at the SFTP server.");
    }
    if (!HOST_KEY.matcher(settings.path("host_key").asText("").strip()).matches()) {
      problems.add(
          "The connection needs “host_key”: the server’s public key as ssh-keyscan prints it (ssh-ed25519"
              + " AAAA…) or its fingerprint (SHA256:…). Ask the partner for it.");
    }
    String folder = settings.path("folder").asText("");
    if (folder.contains("..") || folder.chars().anyMatch(Character::isISOControl)) {
      problems.add("The connection’s “folder” leads nowhere above: without “..”.");
    }
  }

  private void secrets(String at, JsonNode node) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = at + field.getKey();
        boolean address = field.getKey().endsWith("_url");
        if (!address
            && SECRET_NAME.matcher(field.getKey()).matches()
            && !field.getValue().isContainerNode()) {
          secret(name);
        } else {
          secrets(name + ".", field.getValue());
        }
      }
    } else if (node.isArray()) {
      node.forEach(one -> secrets(at, one));
    } else if (node.isTextual() && isSecret(node.asText())) {
      secret(at.isEmpty() ? "it" : at.substring(0, at.length() - 1));
    }
  }

  private static boolean isSecret(String value) {
    if (SECRET_VALUE.matcher(value).matches()) {
      return true;
    }
    try {
      return new URI(value).getUserInfo() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void secret(String name) {
    problems.add(
        "The connection must not hold secrets: take out “%s” and keep it under “Credentials”, sealed."
            .formatted(name));
  }
}
