package io.rondo.integrations.social;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with a file (RFC 7578). Not for several threads. */
public final class Multipart {

  private final String boundary = "rondo-" + UUID.randomUUID();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a field. */
  public Multipart field(String name, String value) {
    text("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(boundary, name));
    text(value);
    text("\r\n");
    return this;
  }

  /** Adds a file; it is called like its field. */
  public Multipart file(String name, String mime, byte[] content) {
    text(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, name, name, mime));
    bytes.writeBytes(content);
    text("\r\n");
    return this;
  }

  /** Its media type. */
  public String type() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** The form; nothing can be added any more. */
  public byte[] body() {
    text("--" + boundary + "--\r\n");
    return bytes.toByteArray();
  }

  private void text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
