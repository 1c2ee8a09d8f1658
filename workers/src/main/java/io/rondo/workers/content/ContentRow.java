package io.rondo.workers.content;

import java.time.Instant;

/** A row of content_version; the fallbacks are JSON. */
record ContentRow(
    long id,
    String kind,
    String contentName,
    int version,
    String subject,
    String fromName,
    String mjml,
    String fallbacks,
    String sha256,
    String author,
    Instant createdAt) {}
