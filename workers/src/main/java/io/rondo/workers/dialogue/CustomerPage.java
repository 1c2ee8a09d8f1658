package io.rondo.workers.dialogue;

import java.time.Instant;

/** A row of customer_page. */
record CustomerPage(
    long id,
    String kind,
    String pageKey,
    String caseCode,
    Long customerId,
    Long campaignId,
    String threadKey,
    String topic,
    Instant madeAt,
    Instant answeredAt,
    Integer score,
    String said,
    int told) {}
