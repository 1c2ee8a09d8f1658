package io.rondo.workers.rehearsal;

import io.rondo.workers.rehearsal.Rehearsal.Collision;
import io.rondo.workers.rehearsal.Rehearsal.DayLoad;
import io.rondo.workers.rehearsal.RehearsalMapper.Shared;
import io.rondo.workers.rehearsal.RehearsalMapper.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The campaigns around one: how much they send on its days, and to whom of its people. */
final class Neighbours {

  private static final int DAYS = 14;
  private static final Duration NEAR = Duration.ofDays(7);

  private final RehearsalMapper mapper;
  private final long campaignId;
  private final Instant now;
  private final Instant sendAt;
  private final Map<Long, Waiting> waiting = new HashMap<>();

  /**
   * @param sendAt when the campaign sends; null or past for now
   */
  Neighbours(RehearsalMapper mapper, long campaignId, Instant sendAt, Instant now) {
    this.mapper = mapper;
    this.campaignId = campaignId;
    this.now = now;
    this.sendAt = notBeforeNow(sendAt);
    mapper.waiting(campaignId).forEach(other -> waiting.put(other.id(), other));
  }

  /** What is sent on each of fourteen days; all of the campaign's own mails go on the first. */
  List<DayLoad> load(long mails) {
    LocalDate first = day(sendAt);
    Map<LocalDate, Long> others = new HashMap<>();
    waiting
        .values()
        .forEach(
            other -> others.merge(day(notBeforeNow(other.sendAt())), other.people(), Long::sum));
    Instant from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant to = from.plus(Duration.ofDays(DAYS));
    List<Long> delivered = mapper.delivered(campaignId, from, to);
    if (!delivered.isEmpty()) {
      mapper
          .sent(delivered, from, to)
          .forEach(sent -> others.merge(sent.sentOn(), sent.people(), Long::sum));
    }
    List<DayLoad> load = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = first.plusDays(i);
      load.add(new DayLoad(day, i == 0 ? mails : 0, others.getOrDefault(day, 0L)));
    }
    return load;
  }

  /** Who mails the same people within seven days before or after. */
  List<Collision> collisions() {
    Instant from = sendAt.minus(NEAR);
    Instant to = sendAt.plus(NEAR);
    List<Long> near =
        waiting.values().stream()
            .filter(other -> isNear(notBeforeNow(other.sendAt())))
            .map(Waiting::id)
            .toList();
    List<Long> delivered = mapper.delivered(campaignId, from, to);
    if (near.isEmpty() && delivered.isEmpty()) {
      return List.of();
    }
    return mapper.shared(campaignId, near, delivered, from, to).stream()
        .map(this::collision)
        .toList();
  }

  private Collision collision(Shared shared) {
    Instant at =
        shared.mailedAt() == null
            ? notBeforeNow(waiting.get(shared.id()).sendAt())
            : shared.mailedAt();
    return new Collision(shared.code(), shared.name(), day(at), shared.people());
  }

  private boolean isNear(Instant at) {
    return Duration.between(at, sendAt).abs().compareTo(NEAR) <= 0;
  }

  private Instant notBeforeNow(Instant at) {
    return at == null || at.isBefore(now) ? now : at;
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
