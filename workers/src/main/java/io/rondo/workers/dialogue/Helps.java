package io.rondo.workers.dialogue;

import io.rondo.workers.response.Gist;
import io.rondo.workers.response.Responses;
import io.rondo.workers.response.Told;
import io.rondo.workers.response.Topic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pages on which people help themselves first: what fits their question, what happens next with
 * their case, and a person whenever they want one.
 */
@Service
public class Helps {

  /** So often somebody may say something on one page. */
  private static final int MOST = 20;

  private final CustomerPageMapper mapper;
  private final HelpArticles articles;
  private final PageLinks links;
  private final PageWords words;
  private final Responses responses;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Helps(
      CustomerPageMapper mapper,
      HelpArticles articles,
      PageLinks links,
      PageWords words,
      Responses responses,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.articles = articles;
    this.links = links;
    this.words = words;
    this.responses = responses;
    this.events = events;
    this.clock = clock;
  }

  /** What somebody says on their page. */
  public enum Said {
    /** It is solved. */
    SOLVED,
    /** It is not. */
    NOT_SOLVED,
    /** They want to talk to a person. */
    PERSON;

    /** As it stands in the table. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What the page shows. It names nobody.
   *
   * @param articles what may help, the most fitting first
   * @param caseCode the case it is about; null when there is none
   * @param caseState open, waiting, surveyed or closed; null without a case
   * @param dueAt when we promised to have acted, while the case is open; null otherwise
   * @param begunBy what we wrote of by ourselves; null where the customer began
   * @param said what they said last; null before
   */
  public record View(
      List<HelpArticle> articles,
      String caseCode,
      String caseState,
      Instant dueAt,
      Begun begunBy,
      Said said) {}

  /** What led us to write before the customer asked for anything. */
  public enum Begun {
    /** Trouble in use. */
    USAGE,
    /** A purchase. */
    PURCHASE;

    static Begun of(String caseKind) {
      return switch (caseKind) {
        case "usage" -> USAGE;
        case "check_in" -> PURCHASE;
        default -> null;
      };
    }
  }

  /**
   * The page of a case: the same address whenever it is asked.
   *
   * @throws IllegalArgumentException when there is no such case
   */
  @Transactional
  public String ofCase(String caseCode) {
    CustomerPageMapper.CaseRow about = mapper.caseOf(caseCode);
    if (about == null) {
      throw new IllegalArgumentException("There is no case " + caseCode + ".");
    }
    return link(
        page(
            "c:" + caseCode,
            caseCode,
            about.customerId(),
            about.campaignId(),
            about.threadKey(),
            Topic.of(about.kind()).map(Topic::text).orElse(null)));
  }

  /**
   * The page where the customer of a case says whether it is solved.
   *
   * @throws IllegalArgumentException when there is no such case
   */
  @Transactional
  public String confirmOfCase(String caseCode) {
    return ofCase(caseCode) + "/solved";
  }

  /**
   * The page of a customer about something, without a case: the same address whenever it is asked.
   *
   * @param topic as {@link Topic#text()}; null or unknown shows what fits everything
   */
  @Transactional
  public String ofCustomer(long customerId, String topic) {
    String known = Topic.of(topic).map(Topic::text).orElse(null);
    String key = "p:" + customerId + ":" + (known == null ? "" : known);
    return link(page(key, null, customerId, null, null, known));
  }

  /** The page behind a token, in a language; empty when there is none. Reading changes nothing. */
  public Optional<View> find(String token, String language) {
    return page(token).map(page -> view(page, language));
  }

  /**
   * Keeps what somebody says. A yes satisfies the customer of the case; a no, or the wish for a
   * person, becomes a response that somebody answers. The same said twice with the same words is
   * said once.
   *
   * @param text in their own words, cut after 2,000 characters; may be blank or null
   * @return whether there is such a page
   */
  @Transactional
  public boolean say(String token, Said said, String text) {
    CustomerPage page = page(token).orElse(null);
    if (page == null) {
      return false;
    }
    boolean again = said.text().equals(page.said());
    boolean mute = text == null || text.isBlank();
    Instant now = clock.instant();
    if ((again && mute) || mapper.say(page.id(), said.text(), MOST, now) == 0) {
      return true;
    }
    if (said == Said.SOLVED) {
      responses.tell(told(page, said, "answer", now));
    } else {
      ask(page, said, text, now);
    }
    if (page.caseCode() != null && !again && said != Said.PERSON) {
      events.publishEvent(
          said == Said.SOLVED
              ? new CustomerSatisfied(page.caseCode(), "confirmed")
              : new CustomerUnsatisfied(page.caseCode()));
    }
    return true;
  }

  private void ask(CustomerPage page, Said said, String text, Instant now) {
    Told told = told(page, said, "ticket", now);
    words
        .keep(page, name(page, said), text)
        .ifPresentOrElse(
            kept -> {
              Gist gist = kept.gist();
              told.message(kept.messageId())
                  .topic(gist.topic() == null ? page.topic() : gist.topic())
                  .sentiment(gist.sentiment())
                  .confidence(gist.confidence());
            },
            () -> told.topic(page.topic()));
    responses.tell(told);
  }

  private static Told told(CustomerPage page, Said said, String kind, Instant now) {
    return Told.of(PageLinks.HELP, name(page, said), kind)
        .from("web")
        .customer(page.customerId())
        .campaign(page.campaignId())
        .thread(PageWords.thread(page))
        .detail(page.caseCode() == null ? said.text() : page.caseCode())
        .at(now);
  }

  /** Names this word of theirs: the next one has another name. */
  private static String name(CustomerPage page, Said said) {
    return PageLinks.HELP + ":" + page.id() + ":" + said.text() + ":" + (page.told() + 1);
  }

  private View view(CustomerPage page, String language) {
    CustomerPageMapper.CaseRow about =
        page.caseCode() == null ? null : mapper.caseOf(page.caseCode());
    return new View(
        articles.fitting(page.topic(), language),
        about == null ? null : about.code(),
        about == null ? null : about.state(),
        about != null && about.state().equals("open") ? about.dueAt() : null,
        about == null ? null : Begun.of(about.kind()),
        page.said() == null ? null : Said.valueOf(page.said().toUpperCase(Locale.ROOT)));
  }

  private CustomerPage page(
      String key,
      String caseCode,
      Long customerId,
      Long campaignId,
      String threadKey,
      String topic) {
    CustomerPage known = mapper.named(PageLinks.HELP, key);
    if (known != null) {
      return known;
    }
    try {
      mapper.insert(
          new CustomerPage(
              0,
              PageLinks.HELP,
              key,
              caseCode,
              customerId,
              campaignId,
              threadKey,
              topic,
              clock.instant(),
              null,
              null,
              null,
              0));
    } catch (DuplicateKeyException e) {
      return mapper.named(PageLinks.HELP, key); // somebody else made it a moment ago
    }
    return mapper.named(PageLinks.HELP, key);
  }

  private String link(CustomerPage page) {
    return links.of(PageLinks.HELP, page.id());
  }

  private Optional<CustomerPage> page(String token) {
    return links.verify(PageLinks.HELP, token).map(id -> mapper.find(id, PageLinks.HELP));
  }
}
