package io.rondo.workers.partner;

import java.time.Instant;

/** Something that somebody did to a partner. @param detail why, or what of it; may be null */
public record PartnerEntry(String what, String who, String detail, Instant loggedAt) {}
