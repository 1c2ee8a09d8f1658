package io.rondo.workers.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the result of a campaign as it was when its response window closed. */
@Service
public class Measurements {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Campaigns campaigns;
  private final Results results;
  private final InsightMapper mapper;
  private final Clock clock;

  Measurements(Campaigns campaigns, Results results, InsightMapper mapper, Clock clock) {
    this.campaigns = campaigns;
    this.results = results;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Measures now, keeps the result in place of an earlier one and moves the campaign to measuring.
   *
   * @return the result in words, at most 1,000 characters
   */
  @Transactional
  public String take(String code) {
    long id = campaigns.get(code).id();
    if (campaigns.get(code).status().compareTo(CampaignStatus.MEASURING) < 0) {
      campaigns.moveTo(code, CampaignStatus.MEASURING);
    }
    var result = results.now(code);
    mapper.forget(id);
    mapper.keep(id, clock.instant(), json(result));
    return ResultWords.of(result);
  }

  /** The kept result as JSON; empty before the window closed. */
  @Transactional(readOnly = true)
  public Optional<String> kept(String code) {
    return mapper.kept(code);
  }

  private static String json(Object result) {
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A result is made of numbers, texts and times", e);
    }
  }
}
