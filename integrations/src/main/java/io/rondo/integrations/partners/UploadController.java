package io.rondo.integrations.partners;

import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.asset.Upload;
import io.rondo.workers.asset.Uploads;
import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files on their way in, in one piece or many, up to 2 GB. */
@RestController
@Needs("assets")
@Tag(name = "Assets")
class UploadController {

  private static final String OFFSET = "Upload-Offset";
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,12})-(\\d{1,12})/(\\d{1,12}|\\*)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

  private final Uploads uploads;
  private final Assets assets;
  private final OwnOrders orders;

  UploadController(Uploads uploads, Assets assets, OwnOrders orders) {
    this.uploads = uploads;
    this.assets = assets;
    this.orders = orders;
  }

  @PostMapping(
      path = "/partner/v1/uploads",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Begin an upload",
      description =
          "Say what comes, then send the bytes to the upload: in one PUT, or piece by piece with"
              + " PATCH. After a break ask by HEAD for `Upload-Offset` and go on from there. An"
              + " upload that nobody continues is forgotten after a day.")
  @ApiResponse(responseCode = "201", description = "Send the bytes to `Location`")
  ResponseEntity<UploadView> begin(
      PartnerCaller caller,
      @Parameter(description = "Yours, new for each upload", example = "upload-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody NewUpload body) {
    new Checks()
        .required("/name", body.name())
        .required("/size", body.size())
        .allowed(
            "/sha256",
            body.sha256() == null || body.sha256().matches("[0-9a-fA-F]{64}"),
            "is written with 64 hexadecimal digits")
        .pass();
    Long order = body.order() == null ? null : orders.get(caller, body.order()).id();
    Upload upload =
        uploads.open(
            AssetOwner.of(caller),
            new Uploads.Announced(body.name(), body.size(), body.sha256(), order, body.replaces()));
    return answer(HttpStatus.CREATED, upload, caller);
  }

  @GetMapping(path = "/partner/v1/uploads/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Ask how far an upload is",
      description = "HEAD answers the same without a body: `Upload-Offset` says where to go on.")
  ResponseEntity<UploadView> get(
      PartnerCaller caller,
      @Parameter(example = "up_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String id) {
    return answer(HttpStatus.OK, uploads.get(AssetOwner.of(caller), id), caller);
  }

  @PatchMapping(
      path = "/partner/v1/uploads/{id}",
      consumes = {MediaType.APPLICATION_OCTET_STREAM_VALUE, "application/offset+octet-stream"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Send the next piece",
      description =
          "`Upload-Offset` (as tus has it) or `Content-Range` says where the piece begins; it must"
              + " be where the upload ends, else 409 tells the right one. With the last piece the"
              + " file is checked and becomes an asset.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  ResponseEntity<UploadView> append(
      PartnerCaller caller,
      @Parameter(example = "up_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String id,
      @Parameter(description = "Where the piece begins, in bytes", example = "1048576")
          @RequestHeader(name = OFFSET, required = false)
          String offset,
      @Parameter(description = "Instead of it", example = "bytes 1048576-2097151/184320000")
          @RequestHeader(name = HttpHeaders.CONTENT_RANGE, required = false)
          String range,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    return take(caller, id, offset(offset, range), request);
  }

  @PutMapping(
      path = "/partner/v1/uploads/{id}",
      consumes = MediaType.ALL_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Send the file in one piece",
      description = "With `Content-Range` one piece of it, for clients that can only PUT.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  ResponseEntity<UploadView> put(
      PartnerCaller caller,
      @Parameter(example = "up_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String id,
      @Parameter(example = "bytes 0-1048575/184320000")
          @RequestHeader(name = HttpHeaders.CONTENT_RANGE, required = false)
          String range,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    return take(caller, id, range == null ? 0 : offset(null, range), request);
  }

  @DeleteMapping("/partner/v1/uploads/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Give an upload up", description = "What it became already stays.")
  void cancel(
      PartnerCaller caller,
      @Parameter(example = "up_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String id) {
    uploads.cancel(AssetOwner.of(caller), id);
  }

  private ResponseEntity<UploadView> take(
      PartnerCaller caller, String id, long offset, HttpServletRequest request) throws IOException {
    Upload upload = uploads.append(AssetOwner.of(caller), id, offset, request.getInputStream());
    return answer(HttpStatus.OK, upload, caller);
  }

  private static long offset(String offset, String range) {
    if (offset != null && NUMBER.matcher(offset).matches()) {
      return Long.parseLong(offset);
    }
    Matcher matcher = RANGE.matcher(range == null ? "" : range);
    if (offset == null && matcher.matches()) {
      return Long.parseLong(matcher.group(1));
    }
    throw PartnerProblem.of(
        HttpStatus.BAD_REQUEST,
        "offset_missing",
        "Where does the piece begin?",
        "Send Upload-Offset with the number of bytes before the piece, or Content-Range.");
  }

  private ResponseEntity<UploadView> answer(
      HttpStatus status, Upload upload, PartnerCaller caller) {
    AssetView asset =
        upload.assetVersionId() == null
            ? null
            : AssetView.of(assets.get(upload.assetVersionId()), caller.partnerId());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .cacheControl(CacheControl.noStore())
            .header(OFFSET, Long.toString(upload.received()))
            .header("Upload-Length", Long.toString(upload.size()));
    if (status == HttpStatus.CREATED) {
      answer.location(URI.create("/partner/v1/uploads/" + upload.code()));
    }
    return answer.body(UploadView.of(upload, asset));
  }

  /** What is going to come. */
  @Snake
  record NewUpload(
      @Schema(
              example = "letter.pdf",
              maxLength = 120,
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "A plain file name")
          String name,
      @Schema(
              example = "184320000",
              minimum = "1",
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "Bytes, at most 2 GB")
          Long size,
      @Schema(
              example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              description = "Checked when the last byte is here")
          String sha256,
      @Schema(example = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D", description = "The order it belongs to")
          String order,
      @Schema(
              example = "as_01KAQ3E5T2M8W6R4Y0XZ9B7C1D",
              description = "A file of yours that it follows as the next version")
          String replaces) {}

  /** How far an upload is. */
  @Snake
  @Schema(name = "Upload")
  record UploadView(
      @Schema(example = "up_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") String id,
      @Schema(example = "letter.pdf") String name,
      @Schema(example = "184320000") long size,
      @Schema(example = "1048576", description = "Where the next piece begins") long received,
      @Schema(
              example = "open",
              allowableValues = {"open", "done", "refused"})
          String state,
      @Schema(description = "Why it was refused") String reason,
      @Schema(description = "What it became") AssetView asset,
      Instant expiresAt) {

    static UploadView of(Upload upload, AssetView asset) {
      return new UploadView(
          upload.code(),
          upload.name(),
          upload.size(),
          upload.received(),
          upload.state().text(),
          upload.reason(),
          asset,
          upload.expiresAt());
    }
  }
}
