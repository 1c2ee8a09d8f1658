package io.rondo.integrations.print.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The request that orders a letter, in the form that a service takes. */
record LetterBody(String type, byte[] bytes) {

  static LetterBody json(JsonNode body) {
    return new LetterBody("application/json", body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** With the file as base64 under this name. */
  static LetterBody inline(JsonNode body, String field, byte[] file) {
    ((ObjectNode) body).put(field, Base64.getEncoder().encodeToString(file));
    return json(body);
  }

  /**
   * As a form with a file; nested fields are named {@code to[name]}. The boundary is made of the
   * key, so that a request sent again is the same bytes.
   */
  static LetterBody multipart(JsonNode body, String field, byte[] file, String key) {
    String boundary = "rondo-" + key;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    fields(out, boundary, "", body);
    line(out, "--" + boundary);
    line(
        out,
        "Content-Disposition: form-data; name=\"%s\"; filename=\"letter.pdf\"".formatted(field));
    line(out, "Content-Type: application/pdf");
    line(out, "");
    out.writeBytes(file);
    line(out, "");
    line(out, "--" + boundary + "--");
    return new LetterBody("multipart/form-data; boundary=" + boundary, out.toByteArray());
  }

  private static void fields(
      ByteArrayOutputStream out, String boundary, String prefix, JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              String name = prefix.isEmpty() ? field.getKey() : prefix + "[" + field.getKey() + "]";
              if (field.getValue().isObject()) {
                fields(out, boundary, name, field.getValue());
              } else {
                line(out, "--" + boundary);
                line(out, "Content-Disposition: form-data; name=\"%s\"".formatted(name));
                line(out, "Content-Type: text/plain; charset=utf-8");
                line(out, "");
                line(out, field.getValue().asText());
              }
            });
  }

  private static void line(ByteArrayOutputStream out, String text) {
    out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
