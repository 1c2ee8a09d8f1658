package io.rondo.workers.partner;

import java.util.OptionalInt;
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
    return kept.closed() == 0
        ? OptionalInt.empty()
        : OptionalInt.of((int) (100 * kept.inTime() / kept.closed()));
  }
}
