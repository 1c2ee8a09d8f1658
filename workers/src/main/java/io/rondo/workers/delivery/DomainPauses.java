package io.rondo.workers.delivery;

import io.rondo.workers.campaign.Campaigns;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which campaigns may not mail which domains now. A pause holds from the next chunk on, until a
 * person resumes the domain or leaves it out; nobody is suppressed.
 */
@Service
public class DomainPauses {

  /** The time before which a mail to a paused domain does not go: a person decides about it. */
  static final Instant PARKED = Instant.parse("9999-01-01T00:00:00Z");

  private static final int MAX_WHY = 200;

  private final DomainPauseMapper mapper;
  private final Campaigns campaigns;
  private final Clock clock;

  DomainPauses(DomainPauseMapper mapper, Campaigns campaigns, Clock clock) {
    this.mapper = mapper;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  /**
   * Pauses a domain for a campaign. Of mails that left before a person resumed it, nothing more is
   * heard.
   *
   * @param domain of the addresses
   * @param why what its server said, without addresses; cut after 200 characters
   * @param mailedAt when the refused mail left
   * @return whether it is paused now and was not before
   */
  @Transactional
  public boolean pause(String code, String domain, String why, Instant mailedAt) {
    long campaignId = campaigns.get(code).id();
    String lower = domain.toLowerCase(Locale.ROOT);
    String said = why.length() > MAX_WHY ? why.substring(0, MAX_WHY) : why;
    Instant now = clock.instant();
    boolean paused = mapper.again(campaignId, lower, said, mailedAt, now) > 0;
    if (!paused && mapper.count(campaignId, lower) == 0) {
      try {
        mapper.insert(campaignId, lower, said, now);
        paused = true;
      } catch (DuplicateKeyException e) {
        return false; // somebody else paused it a moment ago
      }
    }
    if (paused) {
      campaigns.note(code, "domain_paused", "process", lower + ": " + said);
    }
    return paused;
  }

  /** The domains that a campaign ever paused, those that wait first. */
  @Transactional(readOnly = true)
  public List<DomainPause> of(String code) {
    return mapper.of(campaigns.get(code).id(), PARKED);
  }

  /** Mails to the domain go on. Twice is once. */
  @Transactional
  public void resume(String code, String domain, String who) {
    long campaignId = campaigns.get(code).id();
    if (mapper.resume(campaignId, domain, who, clock.instant()) > 0) {
      // those of other paused domains are parked again when their turn comes
      int planned = mapper.unpark(campaignId, PARKED, clock.instant());
      campaigns.note(code, "domain_resumed", who, domain + (planned > 0 ? "" : ", none waited"));
    }
  }

  /**
   * Whoever of the domain still waits gets none of the campaign's e-mails. Twice is once.
   *
   * @return how many
   */
  @Transactional
  public int leaveOut(String code, String domain, String who) {
    long campaignId = campaigns.get(code).id();
    if (mapper.resume(campaignId, domain, who, clock.instant()) == 0) {
      return 0;
    }
    int people = mapper.leaveOut(campaignId, domain, clock.instant());
    campaigns.note(code, "domain_left_out", who, domain + ": " + people + " people");
    return people;
  }
}
