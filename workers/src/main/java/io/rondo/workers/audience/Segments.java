package io.rondo.workers.audience;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.campaign.CellChannel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Descriptions of customers in FEEL. */
@Service
public class Segments {

  private static final int MAX_NAME = 80;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final AudienceMapper mapper;
  private final SegmentCompiler compiler;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Segments(
      AudienceMapper mapper,
      SegmentCompiler compiler,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.compiler = compiler;
    this.events = events;
    this.clock = clock;
  }

  /**
   * How many customers an expression finds at this moment.
   *
   * @throws SegmentRefused when it is not understood
   */
  @Transactional(readOnly = true)
  public Count preview(String feel) {
    return mapper.count(compiler.compile(feel));
  }

  /**
   * How many of those whom an expression finds can be reached by each channel: with an address or
   * number, consent to it and no suppression. People who share an address count once each.
   *
   * @return by channel, every channel in it
   * @throws SegmentRefused when it is not understood
   */
  @Transactional(readOnly = true)
  public Map<CellChannel, Long> reachable(String feel) {
    Condition condition = compiler.compile(feel);
    Map<CellChannel, Long> people = new EnumMap<>(CellChannel.class);
    for (CellChannel channel : CellChannel.values()) {
      people.put(channel, mapper.reachable(condition, channel.text(), channel.addressHash()));
    }
    return people;
  }

  /**
   * About how many people a cell will reach: those of the audience who can be reached by its
   * channel now, less the hold-out, by the share of the cell. Where an attribute deals people out,
   * every cell is taken for one as large as the others.
   *
   * @return 0 for a cell that the campaign does not have, and for an audience that is not
   *     understood
   */
  @Transactional(readOnly = true)
  public long expected(Campaign campaign, int cellNo) {
    return campaign.cells().stream()
        .filter(cell -> cell.cellNo() == cellNo)
        .findFirst()
        .map(cell -> expected(campaign, cell))
        .orElse(0L);
  }

  private long expected(Campaign campaign, Cell cell) {
    CellChannel channel = CellChannel.of(cell.channel()).orElseThrow();
    long reachable = reachable(resolve(campaign.audience()), channel);
    BigDecimal share =
        cell.share() == null
            ? HUNDRED.divide(BigDecimal.valueOf(campaign.cells().size()), MathContext.DECIMAL32)
            : cell.share();
    BigDecimal heldOut =
        campaign.holdOutShare() == null ? BigDecimal.ZERO : campaign.holdOutShare();
    return BigDecimal.valueOf(reachable)
        .multiply(share)
        .multiply(HUNDRED.subtract(heldOut))
        .movePointLeft(4)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  private long reachable(String feel, CellChannel channel) {
    try {
      return mapper.reachable(compiler.compile(feel), channel.text(), channel.addressHash());
    } catch (SegmentRefused e) {
      return 0; // its author is told by the check of the brief
    }
  }

  /**
   * Keeps a segment; one of the same name gets the new expression. Publishes {@link SegmentSaved}.
   *
   * @throws SegmentRefused when the expression is not understood, or the name is blank or longer
   *     than 80 characters: nothing is saved then
   */
  @Transactional
  public void save(String name, String expression, String who) {
    String trimmed = name == null ? "" : name.strip();
    if (trimmed.isEmpty() || trimmed.length() > MAX_NAME) {
      throw new SegmentRefused("A segment's name has 1 to 80 characters.", "", 0);
    }
    compiler.compile(expression);
    if (mapper.update(trimmed, expression, who, clock.instant()) == 0) {
      insert(trimmed, expression, who);
    }
    events.publishEvent(new SegmentSaved(trimmed));
  }

  /** Every segment, by name. */
  public List<Segment> all() {
    return mapper.segments();
  }

  /** The segment of that name. */
  public Optional<Segment> find(String name) {
    return Optional.ofNullable(mapper.segment(name));
  }

  /** Forgets a segment; frozen audiences stay as they are. Twice is once. */
  @Transactional
  public void delete(String name) {
    if (mapper.delete(name) == 1) {
      events.publishEvent(new SegmentSaved(name));
    }
  }

  /** The expression behind an audience: of the segment of that name, or the text itself. */
  public String resolve(String audience) {
    return find(audience.strip()).map(Segment::expression).orElse(audience);
  }

  /** Who wrote the segment that an audience names; empty where the brief itself describes it. */
  public Set<String> writers(String audience) {
    return find(audience.strip()).stream()
        .flatMap(segment -> Stream.of(segment.createdBy(), segment.updatedBy()))
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void insert(String name, String expression, String who) {
    try {
      mapper.insert(name, expression, who, clock.instant());
    } catch (DuplicateKeyException savedMeanwhile) {
      mapper.update(name, expression, who, clock.instant());
    }
  }
}
