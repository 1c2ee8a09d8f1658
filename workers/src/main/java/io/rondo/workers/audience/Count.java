package io.rondo.workers.audience;

/**
 * How many customers a segment finds.
 *
 * @param matching all that it describes, without erased ones
 * @param mailable those of them with an address, consent to marketing by e-mail and no suppression;
 *     people who share an address count once each
 */
public record Count(long matching, long mailable) {}
