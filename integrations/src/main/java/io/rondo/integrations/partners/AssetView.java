package io.rondo.integrations.partners;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A version of a file; it never changes. */
@Snake
@Schema(name = "Asset", description = "A version of a file; it never changes")
record AssetView(
    @Schema(example = "as_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") String id,
    @Schema(example = "1", description = "A correction is the next version") int version,
    @Schema(example = "letter.pdf") String name,
    @Schema(example = "184320") long size,
    @Schema(example = "application/pdf", description = "By content, not by name") String mime,
    @Schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,
    @Schema(description = "Pixels of a picture, points of a document") Integer width,
    @Schema(description = "Pixels of a picture, points of a document") Integer height,
    @Schema(example = "2") Integer pages,
    @Schema(
            description =
                "What should make a person careful: active_content, polyglot, name_differs,"
                    + " encrypted, unreadable")
        List<String> warnings,
    @Schema(description = "Whether you brought it; else it belongs to an order of yours")
        boolean own,
    @Schema(example = "/partner/v1/assets/as_01KAQ3E5T2M8W6R4Y0XZ9B7C1D/content") String content,
    Instant createdAt) {

  static AssetView of(AssetVersion version, long partnerId) {
    return new AssetView(
        version.code(),
        version.version(),
        version.name(),
        version.size(),
        version.mime(),
        version.sha256(),
        version.width(),
        version.height(),
        version.pages(),
        version.warnings().stream().map(Warning::text).toList(),
        version.partnerId() != null && version.partnerId() == partnerId,
        "/partner/v1/assets/" + version.code() + "/content",
        version.createdAt());
  }
}
