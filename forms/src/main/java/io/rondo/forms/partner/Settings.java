package io.rondo.forms.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import java.util.Set;

/** The settings of a connection: some have a field of their own, the rest stays JSON. */
final class Settings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Settings() {}

  /** The name under which a transport keeps its address. */
  static String url(Transport transport) {
    return transport == Transport.PRINT_REST ? "base_url" : "url";
  }

  private static Set<String> withField(Transport transport) {
    return switch (transport) {
      case SFTP -> Set.of("host", "port", "user", "host_key");
      case REST, XJMF, PRINT_REST -> Set.of(url(transport));
      case API, MAIL -> Set.of();
    };
  }

  /** A setting as text; empty where it is absent. */
  static String field(Partner partner, String name) {
    return read(partner.connection()).path(name).asText("");
  }

  /** What has no field of its own, for people; empty where there is nothing more. */
  static String rest(Partner partner) {
    ObjectNode rest = read(partner.connection()).deepCopy();
    rest.remove(withField(partner.transport()));
    return rest.isEmpty() ? "" : readable(rest);
  }

  /** A JSON object with an indented line for each setting; what is none stays as it is. */
  static String readable(String json) {
    ObjectNode settings = read(json);
    return settings.isEmpty() ? json : readable((JsonNode) settings);
  }

  private static String readable(JsonNode node) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read can be written.", e);
    }
  }

  /** The JSON of a form; what is no JSON is handed on, to be refused. */
  static String joined(Transport transport, PartnerForm form) {
    String more = PartnerForm.text(form.connection());
    ObjectNode settings = JSON.createObjectNode();
    if (!more.isEmpty()) {
      try {
        if (!(JSON.readTree(more) instanceof ObjectNode object)) {
          return more;
        }
        settings = object;
      } catch (JsonProcessingException e) {
        return more;
      }
    }
    if (transport == Transport.SFTP) {
      put(settings, "host", form.host());
      port(settings, PartnerForm.text(form.port()));
      put(settings, "user", form.user());
      put(settings, "host_key", form.hostKey());
    } else if (transport != Transport.API && transport != Transport.MAIL && transport != null) {
      put(settings, url(transport), form.url());
    }
    return settings.toString();
  }

  private static void put(ObjectNode settings, String name, String value) {
    if (!PartnerForm.text(value).isEmpty()) {
      settings.put(name, PartnerForm.text(value));
    }
  }

  private static void port(ObjectNode settings, String port) {
    try {
      if (!port.isEmpty()) {
        settings.put("port", Integer.parseInt(port));
      }
    } catch (NumberFormatException e) {
      settings.put("port", port);
    }
  }

  private static ObjectNode read(String json) {
    try {
      return JSON.readTree(json) instanceof ObjectNode object ? object : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
