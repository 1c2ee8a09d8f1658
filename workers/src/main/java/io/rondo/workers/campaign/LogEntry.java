package io.rondo.workers.campaign;

import java.time.Instant;

/** What somebody did to a campaign, for example {@code paused}. @param detail null when none */
public record LogEntry(Instant at, String what, String who, String detail) {}
