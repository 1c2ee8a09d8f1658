package io.rondo.integrations.social.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.social.Multipart;
import io.rondo.integrations.social.NetworkHttp;
import io.rondo.workers.social.Limits;
import io.rondo.workers.social.NetworkRefused;
import io.rondo.workers.social.NetworkUnreachable;
import io.rondo.workers.social.SocialAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An account on a Mastodon server. */
public final class MastodonAccount implements SocialAccount {

  /** What a server takes that was not told otherwise (docs.joinmastodon.org, Instance). */
  static final Limits LIMITS =
      new Limits(
          500,
          0,
          23,
          4,
          10L << 20,
          1500,
          Set.of("image/png", "image/jpeg", "image/webp", "image/gif"),
          false);

  /** A server keeps an idempotency key for an hour. */
  private static final Duration KEY_IS_KNOWN = Duration.ofMinutes(50);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final int PAGES = 5;

  private final String name;
  private final String handle;
  private final MastodonApi api;
  private final Clock clock;
  private final MastodonEars ears;
  private volatile String accountId;

  /**
   * @param server its address, without a slash at its end
   * @param token an access token with the scopes read and write
   */
  public MastodonAccount(
      String name, String server, String handle, String token, NetworkHttp http, Clock clock) {
    this.name = name;
    this.handle = handle;
    this.clock = clock;
    this.api = new MastodonApi(http, server, token);
    this.ears = new MastodonEars(api, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return "@" + handle + " on Mastodon";
  }

  @Override
  public Limits limits() {
    return LIMITS;
  }

  @Override
  public Published publish(Posting posting) {
    if (posting.at().plus(KEY_IS_KNOWN).isBefore(clock.instant())) {
      Optional<Published> standing = find(posting);
      if (standing.isPresent()) {
        return standing.get();
      }
    }
    ObjectNode status = MastodonApi.object().put("language", posting.language());
    status.put("status", posting.text()).put("visibility", "public");
    if (posting.answers() != null) {
      answer(posting, status);
    }
    ArrayNode media = status.putArray("media_ids");
    posting.pictures().forEach(picture -> media.add(upload(picture)));
    return published(
        api.post("/api/v1/statuses", status, posting.key() + "-" + posting.at().toEpochMilli()));
  }

  /** Seen by those who see what it answers, and by its author, who is named for that. */
  private void answer(Posting posting, ObjectNode status) {
    JsonNode theirs =
        api.find("/api/v1/statuses/" + id(posting.answers()))
            .orElseThrow(
                () ->
                    new NetworkRefused(
                        "The post that this answers is gone: nothing was published."));
    status
        .put("in_reply_to_id", posting.answers())
        .put("visibility", theirs.path("visibility").asText("public"))
        .put("status", answerText(posting.text(), theirs));
  }

  private static String answerText(String text, JsonNode theirs) {
    String author = "@" + theirs.at("/account/acct").asText();
    return text.contains(author) ? text : author + " " + text;
  }

  private String upload(PostedPicture picture) {
    JsonNode media =
        api.post(
            "/api/v2/media",
            new Multipart()
                .field("description", picture.alt())
                .file("file", picture.mime(), picture.bytes()));
    String id = media.path("id").asText();
    if (media.path("url").isNull() && isStillWorking(id)) {
      throw new NetworkUnreachable(
          "Mastodon is still working on a picture.", Duration.ofSeconds(10), null);
    }
    return id;
  }

  private boolean isStillWorking(String mediaId) {
    return api.ask("/api/v1/media/" + id(mediaId)).status() == MastodonApi.STILL_WORKING;
  }

  @Override
  public Optional<Published> find(Posting posting) {
    Instant since = posting.at().minus(CLOCKS_DIFFER);
    String older = "";
    for (int page = 0; page < PAGES; page++) {
      JsonNode own =
          api.get(
              "/api/v1/accounts/%s/statuses?limit=40&exclude_reblogs=true%s"
                  .formatted(accountId(), older.isEmpty() ? "" : "&max_id=" + older));
      for (JsonNode status : own) {
        older = status.path("id").asText();
        if (Instant.parse(status.path("created_at").asText()).isBefore(since)) {
          return Optional.empty();
        }
        if (isThis(posting, status)) {
          return Optional.of(published(status));
        }
      }
      if (own.isEmpty()) {
        break;
      }
    }
    return Optional.empty();
  }

  private boolean isThis(Posting posting, JsonNode status) {
    String answers = status.path("in_reply_to_id").asText("");
    boolean sameAnswer =
        posting.answers() == null ? isNone(answers) : posting.answers().equals(answers);
    if (!sameAnswer || status.path("media_attachments").size() != posting.pictures().size()) {
      return false;
    }
    String written =
        api.get("/api/v1/statuses/" + id(status.path("id").asText()) + "/source")
            .path("text")
            .asText();
    return posting.answers() == null
        ? written.equals(posting.text())
        : written.endsWith(posting.text());
  }

  private static boolean isNone(String id) {
    return id.isEmpty() || id.equals("null");
  }

  private String accountId() {
    String known = accountId;
    if (known == null) {
      known = id(api.get("/api/v1/accounts/verify_credentials").path("id").asText());
      accountId = known;
    }
    return known;
  }

  @Override
  public void withdraw(String remoteRef) {
    api.delete("/api/v1/statuses/" + id(remoteRef));
  }

  @Override
  public boolean listens() {
    return true;
  }

  @Override
  public Heard listen(String heardUntil) {
    return ears.since(heardUntil, accountId());
  }

  private static Published published(JsonNode status) {
    return new Published(status.path("id").asText(), null, status.path("url").asText());
  }

  /** An id is digits and letters; whatever else a server says goes into no address. */
  static String id(String text) {
    if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new NetworkRefused("Mastodon gave an id that is none.");
    }
    return text;
  }
}
