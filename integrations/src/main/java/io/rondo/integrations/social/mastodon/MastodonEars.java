package io.rondo.integrations.social.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import io.rondo.workers.social.SocialAccount.Deed;
import io.rondo.workers.social.SocialAccount.Heard;
import io.rondo.workers.social.SocialAccount.Sound;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The notifications of an account, in the order of their ids, which only grow. */
final class MastodonEars {

  private static final String NOTIFICATIONS =
      "/api/v1/notifications?limit=80&types%5B%5D=mention&types%5B%5D=favourite&types%5B%5D=reblog";
  private static final Duration FIRST_LOOK = Duration.ofDays(1);
  private static final int MOST_PAGES = 100;
  private static final Map<String, Deed> DEEDS =
      Map.of("favourite", Deed.LIKE, "reblog", Deed.REPOST, "mention", Deed.MENTION);

  private final MastodonApi api;
  private final Clock clock;

  MastodonEars(MastodonApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  Heard since(String heardUntil, String ourId) {
    List<Sound> sounds = new ArrayList<>();
    String until = heardUntil == null ? "0" : heardUntil;
    Instant notBefore = heardUntil == null ? clock.instant().minus(FIRST_LOOK) : Instant.EPOCH;
    if (heardUntil == null) {
      JsonNode newest = api.get(NOTIFICATIONS);
      until = take(newest, notBefore, ourId, sounds, until);
      return new Heard(sounds, until);
    }
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode next = api.get(NOTIFICATIONS + "&min_id=" + MastodonAccount.id(until));
      if (next.isEmpty()) {
        break;
      }
      until = take(next, notBefore, ourId, sounds, until);
    }
    return new Heard(sounds, until);
  }

  /** A page is newest first. @return the id of its newest */
  private String take(
      JsonNode page, Instant notBefore, String ourId, List<Sound> sounds, String until) {
    for (int i = page.size() - 1; i >= 0; i--) {
      JsonNode one = page.get(i);
      Instant at = time(one.path("created_at").asText());
      if (!at.isBefore(notBefore) && DEEDS.containsKey(one.path("type").asText())) {
        sounds.add(sound(one, at, ourId));
      }
    }
    return page.isEmpty() ? until : page.get(0).path("id").asText();
  }

  private Sound sound(JsonNode one, Instant at, String ourId) {
    Deed deed = DEEDS.get(one.path("type").asText());
    JsonNode status = one.path("status");
    String id = status.path("id").asText();
    String author = one.at("/account/uri").asText(one.at("/account/url").asText());
    if (deed != Deed.MENTION) {
      return new Sound(
          "notification/" + one.path("id").asText(), deed, author, id, null, null, null, null, at);
    }
    String answers = text(status.path("in_reply_to_id"));
    boolean below = ourId.equals(text(status.path("in_reply_to_account_id")));
    return new Sound(
        id,
        below ? Deed.REPLY : Deed.MENTION,
        author,
        below ? answers : null,
        answers == null ? null : root(id, answers),
        answers,
        plain(status.path("content").asText("")),
        text(status.path("language")),
        at);
  }

  /** Where the conversation began; what it answers where the server cannot tell. */
  private String root(String id, String answers) {
    return api.find("/api/v1/statuses/" + MastodonAccount.id(id) + "/context")
        .map(context -> context.at("/ancestors/0/id").asText(answers))
        .orElse(answers);
  }

  private static String text(JsonNode node) {
    return node.isNull() || node.asText("").isEmpty() ? null : node.asText();
  }

  /** The words of a status, which comes as HTML: paragraphs and breaks become line ends. */
  static String plain(String html) {
    Document document = Jsoup.parseBodyFragment(html);
    document.select("p + p").forEach(p -> p.before("\n\n"));
    return document.body().wholeText().strip();
  }

  private Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }
}
