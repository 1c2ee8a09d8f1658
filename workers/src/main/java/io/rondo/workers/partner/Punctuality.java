package io.rondo.workers.partner;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many of a partner's orders kept their dates so far. Samples count nowhere. */
@Service
public class Punctuality {

  private final ProposalMapper mapper;

  Punctuality(ProposalMapper mapper) {
    this.mapper = mapper;
  }

  /** Percent of the orders that are over, rounded down; empty for who has had none. */
  @Transactional(readOnly = true)
  public OptionalInt of(long partnerId) {
    ProposalMapper.Kept kept = mapper.kept(partnerId);
    return kept == null ? OptionalInt.empty() : OptionalInt.of(percent(kept));
  }

  /** The same of every partner that has had one, by its id. */
  @Transactional(readOnly = true)
  public Map<Long, Integer> ofAll() {
    return mapper.allKept().stream()
        .collect(Collectors.toMap(ProposalMapper.Kept::partnerId, Punctuality::percent));
  }

  private static int percent(ProposalMapper.Kept kept) {
    return (int) (100 * kept.inTime() / kept.closed());
  }
}
