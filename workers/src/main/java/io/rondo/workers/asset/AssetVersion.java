package io.rondo.workers.asset;

import java.time.Instant;
import java.util.List;

/**
 * A file as it was brought; never changed, a correction is the next version.
 *
 * @param id for other capabilities
 * @param code what partners see, {@code as_…}
 * @param assetId the same for all versions
 * @param version from 1
 * @param name for people; nothing of it is a path
 * @param sha256 in hex
 * @param mime by content, not by name
 * @param width pixels of a picture, points of a document; null for what has none
 * @param pages of a document; null for what has none
 * @param warnings what should make a person careful, see {@link Warning}
 * @param partnerId whose it is; null for staff
 * @param createdBy a login, or a partner's code with a colon before it
 */
public record AssetVersion(
    long id,
    String code,
    long assetId,
    int version,
    String name,
    String sha256,
    long size,
    String mime,
    Integer width,
    Integer height,
    Integer pages,
    List<Warning> warnings,
    Long partnerId,
    boolean test,
    String createdBy,
    Instant createdAt) {}
