package io.rondo.workers.insight;

import io.rondo.workers.insight.ServiceBoard.Ages;
import io.rondo.workers.insight.ServiceBoard.Day;
import io.rondo.workers.insight.ServiceBoard.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The service board: what is open and with whom, how people sound, and what makes them come. */
@Service
public class ServiceBoards {

  private static final int CASES = 100;
  private static final int MOMENTS = 10;
  private static final Duration LOOKED_BACK = Duration.ofDays(30);

  private final ServiceMapper mapper;
  private final Clock clock;

  ServiceBoards(ServiceMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** How it stands now. */
  @Transactional(readOnly = true)
  public ServiceBoard now() {
    Instant now = clock.instant();
    List<Owner> owners =
        mapper.owners(now).stream()
            .map(
                row -> new Owner(row.owner(), row.cases(), row.ours(), row.overdue(), row.oldest()))
            .toList();
    return new ServiceBoard(
        owners.stream().mapToLong(Owner::cases).sum(),
        ages(now),
        owners,
        mapper.open(CASES),
        mapper.sentiment(now.minus(LOOKED_BACK)).stream()
            .map(
                row ->
                    new Day(
                        row.dayOf(),
                        row.messages(),
                        (int) Math.round(row.sentiment()),
                        row.angry()))
            .toList(),
        mapper.moments(now.minus(LOOKED_BACK), MOMENTS));
  }

  private Ages ages(Instant now) {
    ServiceMapper.AgeRow row =
        mapper.ages(
            now.minus(Duration.ofHours(1)),
            now.minus(Duration.ofDays(1)),
            now.minus(Duration.ofDays(7)));
    return row == null
        ? new Ages(0, 0, 0, 0)
        : new Ages(
            zero(row.underHour()), zero(row.underDay()), zero(row.underWeek()), zero(row.older()));
  }

  private static long zero(Long count) {
    return count == null ? 0 : count;
  }
}
