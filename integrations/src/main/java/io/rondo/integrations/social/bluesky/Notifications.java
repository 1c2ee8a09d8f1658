package io.rondo.integrations.social.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.rondo.workers.social.SocialAccount.Deed;
import io.rondo.workers.social.SocialAccount.Heard;
import io.rondo.workers.social.SocialAccount.Sound;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What the app view tells of others. It sorts by a time that their own computers set, so a look
 * reads a little further back than the last one reached.
 */
final class Notifications {

  /** How far a computer's clock, or a slow network, may be behind. */
  static final Duration OVERLAP = Duration.ofMinutes(10);

  /** An account that was never listened to: what is older is no news. */
  private static final Duration FIRST_LOOK = Duration.ofDays(1);

  private static final int PAGE = 100;
  private static final int MOST_PAGES = 200;
  private static final Map<String, Deed> DEEDS =
      Map.of(
          "like", Deed.LIKE,
          "repost", Deed.REPOST,
          "reply", Deed.REPLY,
          "mention", Deed.MENTION,
          "quote", Deed.MENTION);

  private final Xrpc xrpc;
  private final Clock clock;

  Notifications(Xrpc xrpc, Clock clock) {
    this.xrpc = xrpc;
    this.clock = clock;
  }

  Heard since(String heardUntil) {
    Instant until =
        heardUntil == null ? clock.instant().minus(FIRST_LOOK) : Instant.parse(heardUntil);
    Instant back = until.minus(OVERLAP);
    List<Sound> sounds = new ArrayList<>();
    Instant newest = until;
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer =
          xrpc.query(
              "app.bsky.notification.listNotifications",
              "limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + Xrpc.encoded(cursor)));
      boolean over = true;
      for (JsonNode one : answer.path("notifications")) {
        Instant at = time(one.path("indexedAt").asText());
        over = at.isBefore(back);
        if (!over) {
          newest = at.isAfter(newest) ? at : newest;
          add(one, at, sounds);
        }
      }
      cursor = answer.path("cursor").asText("");
      if (over || cursor.isEmpty()) {
        break;
      }
    }
    Collections.reverse(sounds);
    return new Heard(sounds, newest.toString());
  }

  private static void add(JsonNode one, Instant at, List<Sound> sounds) {
    Deed deed = DEEDS.get(one.path("reason").asText());
    if (deed == null) {
      return;
    }
    JsonNode record = one.path("record");
    boolean words = deed == Deed.REPLY || deed == Deed.MENTION;
    sounds.add(
        new Sound(
            one.path("uri").asText(),
            deed,
            one.at("/author/did").asText(),
            text(one.path("reasonSubject")),
            text(record.at("/reply/root/uri")),
            text(record.at("/reply/parent/uri")),
            words ? record.path("text").asText("") : null,
            text(record.at("/langs/0")),
            at));
  }

  private static String text(JsonNode node) {
    String text = node.asText("");
    return text.isEmpty() ? null : text;
  }

  private Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }
}
