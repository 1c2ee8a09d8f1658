package io.rondo.workers.call;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A do-not-call list that was loaded, as evidence.
 *
 * @param country ISO 3166-1, two letters
 * @param source who keeps it
 * @param datedOn the day on which its keeper made it
 * @param sha256 of the file, hex
 * @param numbers how many it holds
 * @param refused lines that are no number
 * @param state loading, valid, replaced
 */
public record DncList(
    long id,
    String country,
    String source,
    LocalDate datedOn,
    String sha256,
    int numbers,
    int refused,
    String state,
    String loadedBy,
    Instant loadedAt) {}
