package io.rondo.workers.asset;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A row of asset_version with what its asset says. */
record AssetRow(
    long id,
    String code,
    long assetId,
    int versionNo,
    String name,
    String sha256,
    long sizeBytes,
    String mime,
    Integer width,
    Integer height,
    Integer pages,
    String warnings,
    Long partnerId,
    boolean test,
    String createdBy,
    Instant createdAt) {

  AssetVersion version() {
    return new AssetVersion(
        id,
        code,
        assetId,
        versionNo,
        name,
        sha256,
        sizeBytes,
        mime,
        width,
        height,
        pages,
        warnings.isEmpty()
            ? List.of()
            : Arrays.stream(warnings.split(",")).map(Warning::of).toList(),
        partnerId,
        test,
        createdBy,
        createdAt);
  }
}
