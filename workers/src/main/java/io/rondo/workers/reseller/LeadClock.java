package io.rondo.workers.reseller;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Passes leads on whose partner did not answer in time. Each lead is locked: any node may do it.
 */
@Component
class LeadClock {

  private static final Logger LOG = LoggerFactory.getLogger(LeadClock.class);

  private final LeadMapper mapper;
  private final Leads leads;
  private final Clock clock;

  LeadClock(LeadMapper mapper, Leads leads, Clock clock) {
    this.mapper = mapper;
    this.leads = leads;
    this.clock = clock;
  }

  /** Every half minute. */
  @Scheduled(fixedDelay = 30_000)
  void passOn() {
    for (String code : mapper.due(clock.instant())) {
      try {
        leads.lapse(code);
      } catch (DataAccessException e) {
        LOG.warn("Lead {} is passed on later: {}", code, e.getMostSpecificCause().getMessage());
      }
    }
  }
}
