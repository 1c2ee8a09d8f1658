package io.rondo.workers.reseller;

import java.time.Instant;
import java.util.List;

/**
 * A version of a kit, which never changes.
 *
 * @param html locked but for its tokens
 * @param sha256 of title, HTML and fields, hex
 * @param retiredAt since when nobody orders it; null while people do
 */
public record KitTemplate(
    long id,
    String name,
    int version,
    String title,
    String html,
    List<KitField> fields,
    String sha256,
    String author,
    Instant createdAt,
    Instant retiredAt) {}
