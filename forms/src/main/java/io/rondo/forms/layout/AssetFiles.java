package io.rondo.forms.layout;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Files on their way to a browser. What somebody brought is never shown by the browser itself: it
 * is saved, or shown as a picture that was drawn anew.
 */
public final class AssetFiles {

  private static final String NOTHING = "sandbox; default-src 'none'";

  private AssetFiles() {}

  /** The file, to be saved. */
  public static ResponseEntity<Resource> download(Assets assets, AssetVersion file) {
    return answer(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Repr-Digest", digest(file.sha256()))
        .body(new FileSystemResource(assets.path(file.id())));
  }

  /** A picture of the file; empty when there is none. */
  public static Optional<ResponseEntity<Resource>> preview(Assets assets, AssetVersion file) {
    return assets
        .preview(file.id())
        .map(
            preview ->
                answer(MediaType.parseMediaType(preview.mime()))
                    .body(new FileSystemResource(preview.file())));
  }

  private static ResponseEntity.BodyBuilder answer(MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .header("Content-Security-Policy", NOTHING)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  /** As {@code Repr-Digest} wants it (RFC 9530). */
  public static String digest(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return "sha-256=:" + Base64.getEncoder().encodeToString(bytes) + ":";
  }
}
