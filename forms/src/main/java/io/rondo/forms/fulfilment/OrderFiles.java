package io.rondo.forms.fulfilment;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.fulfilment.Orders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Files of partners on their way to a browser. What a partner brought is never shown by the browser
 * itself: it is saved, or shown as a picture that was drawn anew.
 */
final class OrderFiles {

  private static final String NOTHING = "sandbox; default-src 'none'";

  private OrderFiles() {}

  /** What the partner works from: what other deliverables became, and what staff added. */
  static List<AssetVersion> given(Orders orders, Assets assets, long orderId) {
    return Stream.concat(
            orders.inputs(orderId).stream().map(assets::get),
            assets.ofOrder(orderId).stream().filter(file -> file.partnerId() == null))
        .distinct()
        .toList();
  }

  /** A file that belongs to the order; empty for any other. */
  static Optional<AssetVersion> find(Orders orders, Assets assets, long orderId, String code) {
    return Stream.concat(given(orders, assets, orderId).stream(), assets.ofOrder(orderId).stream())
        .filter(file -> file.code().equals(code))
        .findFirst();
  }

  /** The file, to be saved. */
  static ResponseEntity<Resource> download(Assets assets, AssetVersion file) {
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
  static Optional<ResponseEntity<Resource>> preview(Assets assets, AssetVersion file) {
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
  static String digest(String hex) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    return "sha-256=:" + java.util.Base64.getEncoder().encodeToString(bytes) + ":";
  }
}
