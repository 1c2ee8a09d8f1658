package io.rondo.workers.dialogue;

import io.rondo.workers.response.Gist;
import io.rondo.workers.response.Responses;
import io.rondo.workers.response.Told;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one question at the end of a case: did we help? */
@Service
public class Surveys {

  private static final int HIGHEST = 5;

  private final CustomerPageMapper mapper;
  private final PageLinks links;
  private final PageWords words;
  private final Responses responses;
  private final ApplicationEventPublisher events;
  private final DialogueSettings settings;
  private final Clock clock;

  Surveys(
      CustomerPageMapper mapper,
      PageLinks links,
      PageWords words,
      Responses responses,
      ApplicationEventPublisher events,
      DialogueSettings settings,
      Clock clock) {
    this.mapper = mapper;
    this.links = links;
    this.words = words;
    this.responses = responses;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What the page shows.
   *
   * @param answered whether they have said it
   * @param satisfied whether the answer is a yes; false while there is none
   */
  public record View(boolean answered, boolean satisfied) {}

  /**
   * Asks the customer of a case. As long as they have not answered, asking again is the same
   * question; after an answer it is a new one.
   *
   * @return the address of the page, to be sent to the customer
   */
  @Transactional
  public String ask(String caseCode, long customerId) {
    List<CustomerPage> asked = mapper.ofCase(PageLinks.SURVEY, caseCode);
    if (!asked.isEmpty() && asked.get(0).answeredAt() == null) {
      return links.of(PageLinks.SURVEY, asked.get(0).id());
    }
    CustomerPageMapper.CaseRow about = mapper.caseOf(caseCode);
    String key = "c:" + caseCode + (asked.isEmpty() ? "" : "#" + (asked.size() + 1));
    mapper.insert(
        new CustomerPage(
            0,
            PageLinks.SURVEY,
            key,
            caseCode,
            customerId,
            about == null ? null : about.campaignId(),
            about == null ? null : about.threadKey(),
            null,
            clock.instant(),
            null,
            null,
            null,
            0));
    return links.of(PageLinks.SURVEY, mapper.named(PageLinks.SURVEY, key).id());
  }

  /** The page behind a token; empty when there is none. Reading changes nothing. */
  public Optional<View> find(String token) {
    return page(token).map(page -> new View(page.answeredAt() != null, isYes(page.score())));
  }

  /**
   * Keeps the answer: the first one counts, a second changes nothing until the customer is asked
   * again.
   *
   * @param score 1 (not at all) to 5 (very)
   * @param text what they add in their own words, cut after 2,000 characters; may be blank or null
   * @return what the page shows now; empty when there is no such page
   * @throws IllegalArgumentException when the score is not 1 to 5
   */
  @Transactional
  public Optional<View> answer(String token, int score, String text) {
    if (score < 1 || score > HIGHEST) {
      throw new IllegalArgumentException("The score goes from 1 to 5.");
    }
    Optional<CustomerPage> found = page(token);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    CustomerPage page = found.get();
    Instant now = clock.instant();
    if (mapper.rate(page.id(), score, now) == 0) {
      return find(token);
    }
    String name = PageLinks.SURVEY + ":" + page.id();
    Told told =
        Told.of("survey", name, "survey")
            .from("web")
            .customer(page.customerId())
            .campaign(page.campaignId())
            .thread(page.threadKey())
            .detail(page.caseCode())
            .score(BigDecimal.valueOf(score))
            .at(now);
    words
        .keep(page, name, text)
        .ifPresent(
            kept -> {
              Gist gist = kept.gist();
              told.message(kept.messageId())
                  .topic(gist.topic())
                  .sentiment(gist.sentiment())
                  .confidence(gist.confidence());
            });
    responses.tell(told);
    boolean yes = isYes(score);
    events.publishEvent(
        yes
            ? new CustomerSatisfied(page.caseCode(), "survey")
            : new CustomerUnsatisfied(page.caseCode()));
    return Optional.of(new View(true, yes));
  }

  private boolean isYes(Integer score) {
    return score != null && score >= settings.satisfiedFrom();
  }

  /** Whoever was asked again may answer by the older mail, too. */
  private Optional<CustomerPage> page(String token) {
    return links
        .verify(PageLinks.SURVEY, token)
        .map(id -> mapper.find(id, PageLinks.SURVEY))
        .map(
            page ->
                page.answeredAt() == null
                    ? page
                    : mapper.ofCase(PageLinks.SURVEY, page.caseCode()).stream()
                        .filter(newer -> newer.answeredAt() == null)
                        .findFirst()
                        .orElse(page));
  }
}
