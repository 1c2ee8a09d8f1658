package io.rondo.integrations.partners;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.asset.Preview;
import io.rondo.workers.asset.Warning;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of a partner and of its orders. */
@RestController
@Needs("assets")
@Tag(name = "Assets")
class AssetController {

  /** A browser might run these; it gets them as bytes. */
  private static final Set<String> RUNNING =
      Set.of("text/html", "image/svg+xml", "application/xml");

  private final Assets assets;
  private final OwnOrders orders;

  AssetController(Assets assets, OwnOrders orders) {
    this.assets = assets;
    this.orders = orders;
  }

  @GetMapping(path = "/partner/v1/assets", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List files",
      description =
          "Your own and those of your orders, oldest first; with `order` those of one order.")
  PartnerWeb.Page<AssetView> list(
      PartnerCaller caller,
      @Parameter(description = "Only those of this order") @RequestParam(required = false)
          String order,
      @Parameter(description = "Of the link `next`") @RequestParam(required = false) String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    if (order != null) {
      Order own = orders.get(caller, order);
      return new PartnerWeb.Page<>(views(assets.ofOrder(own.id()), caller), null);
    }
    int size = Cursor.limit(limit);
    List<AssetVersion> found =
        assets.page(caller.partnerId(), caller.test(), Cursor.number(cursor), size + 1);
    boolean more = found.size() > size;
    List<AssetVersion> page = more ? found.subList(0, size) : found;
    return new PartnerWeb.Page<>(
        views(page, caller),
        more
            ? Cursor.link(
                "/partner/v1/assets", "cursor", Cursor.of(page.get(size - 1).id()), "limit", size)
            : null);
  }

  private static List<AssetView> views(List<AssetVersion> versions, PartnerCaller caller) {
    return versions.stream().map(version -> AssetView.of(version, caller.partnerId())).toList();
  }

  @GetMapping(path = "/partner/v1/assets/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Read what a file is")
  ResponseEntity<AssetView> get(
      PartnerCaller caller,
      @Parameter(example = "as_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String id) {
    AssetVersion version = own(caller, id);
    return ResponseEntity.ok()
        .eTag(version.sha256())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(AssetView.of(version, caller.partnerId()));
  }

  @GetMapping("/partner/v1/assets/{id}/content")
  @Operation(
      summary = "Download a file",
      description =
          "The bytes as they were brought, always as a download. `Repr-Digest` (RFC 9530) proves"
              + " them; `Range` fetches a part, `If-None-Match` nothing when you have it.")
  @ApiResponse(
      responseCode = "200",
      description = "The bytes",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<Resource> content(
      PartnerCaller caller,
      @Parameter(example = "as_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String id) {
    AssetVersion version = own(caller, id);
    return ResponseEntity.ok()
        .eTag(version.sha256())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header("Repr-Digest", "sha-256=:" + base64(version.sha256()) + ":")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(version.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(type(version))
        .body(new FileSystemResource(assets.path(version.id())));
  }

  @GetMapping("/partner/v1/assets/{id}/preview")
  @Operation(
      summary = "See a small picture of a file",
      description =
          "At most 1,200 pixels, drawn anew from the pixels or the first page; 404 where there is"
              + " none.")
  @ApiResponse(
      responseCode = "200",
      description = "PNG or JPEG",
      content = {
        @Content(
            mediaType = MediaType.IMAGE_PNG_VALUE,
            schema = @Schema(type = "string", format = "binary")),
        @Content(
            mediaType = MediaType.IMAGE_JPEG_VALUE,
            schema = @Schema(type = "string", format = "binary"))
      })
  ResponseEntity<Resource> preview(
      PartnerCaller caller,
      @Parameter(example = "as_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String id) {
    AssetVersion version = own(caller, id);
    Preview preview = assets.preview(version.id()).orElseThrow(PartnerProblem::unknown);
    return ResponseEntity.ok()
        .eTag("preview-" + version.sha256())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.parseMediaType(preview.mime()))
        .body(new FileSystemResource(preview.file()));
  }

  private AssetVersion own(PartnerCaller caller, String id) {
    return assets.ofPartner(caller.partnerId(), caller.test(), id);
  }

  private static MediaType type(AssetVersion version) {
    return RUNNING.contains(version.mime()) || version.warnings().contains(Warning.POLYGLOT)
        ? MediaType.APPLICATION_OCTET_STREAM
        : MediaType.parseMediaType(version.mime());
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }
}
