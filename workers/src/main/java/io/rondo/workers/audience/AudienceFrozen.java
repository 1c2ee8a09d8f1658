package io.rondo.workers.audience;

/**
 * Who is in the audience of a campaign was written down anew, in the same transaction: from now on
 * people are counted, no longer estimated.
 */
public record AudienceFrozen(String campaign) {}
