package io.rondo.integrations.social.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.social.NetworkHttp;
import io.rondo.workers.social.Limits;
import io.rondo.workers.social.NetworkRefused;
import io.rondo.workers.social.SocialAccount;
import io.rondo.workers.social.SocialText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** An account on Bluesky. */
public final class BlueskyAccount implements SocialAccount {

  /** Of the lexicons app.bsky.feed.post and app.bsky.embed.images. */
  static final Limits LIMITS =
      new Limits(
          300,
          3000,
          0,
          4,
          1_000_000,
          2000,
          Set.of("image/png", "image/jpeg", "image/webp", "image/gif"),
          false);

  static final String POST = "app.bsky.feed.post";
  private static final String WEB = "https://bsky.app/profile/";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final String name;
  private final String handle;
  private final Xrpc xrpc;
  private final Notifications notifications;

  /**
   * @param server the address of the personal data server, without a slash at its end
   * @param password an app password
   */
  public BlueskyAccount(
      String name, String server, String handle, String password, NetworkHttp http, Clock clock) {
    this.name = name;
    this.handle = handle;
    this.xrpc = new Xrpc(http, server, handle, password);
    this.notifications = new Notifications(xrpc, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return "@" + handle + " on Bluesky";
  }

  @Override
  public Limits limits() {
    return LIMITS;
  }

  @Override
  public Published publish(Posting posting) {
    JsonNode stored =
        xrpc.procedure(
            "com.atproto.repo.putRecord",
            Xrpc.object()
                .put("repo", xrpc.did())
                .put("collection", POST)
                .put("rkey", key(posting))
                .set("record", record(posting)));
    return published(posting, stored.path("uri").asText(), stored.path("cid").asText());
  }

  @Override
  public Optional<Published> find(Posting posting) {
    try {
      JsonNode stored =
          xrpc.query(
              "com.atproto.repo.getRecord",
              "repo=%s&collection=%s&rkey=%s"
                  .formatted(Xrpc.encoded(xrpc.did()), POST, key(posting)));
      return Optional.of(
          published(posting, stored.path("uri").asText(), stored.path("cid").asText()));
    } catch (Xrpc.Said said) {
      if (said.error().equals("RecordNotFound")) {
        return Optional.empty();
      }
      throw said;
    }
  }

  @Override
  public void withdraw(String remoteRef) {
    xrpc.procedure(
        "com.atproto.repo.deleteRecord",
        Xrpc.object()
            .put("repo", xrpc.did())
            .put("collection", POST)
            .put("rkey", remoteRef.substring(remoteRef.lastIndexOf('/') + 1)));
  }

  @Override
  public boolean listens() {
    return true;
  }

  @Override
  public Heard listen(String heardUntil) {
    return notifications.since(heardUntil);
  }

  private static String key(Posting posting) {
    return RecordKey.of(posting.key(), posting.at());
  }

  private Published published(Posting posting, String uri, String cid) {
    return new Published(uri, cid, WEB + handle + "/post/" + key(posting));
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  private ObjectNode record(Posting posting) {
    ObjectNode record =
        Xrpc.object()
            .put("$type", POST)
            .put("text", posting.text())
            .put("createdAt", time(posting.at()));
    record.putArray("langs").add(posting.language());
    ArrayNode facets = Xrpc.object().arrayNode();
    SocialText.marks(posting.text()).forEach(mark -> facet(mark).ifPresent(facets::add));
    if (!facets.isEmpty()) {
      record.set("facets", facets);
    }
    if (!posting.pictures().isEmpty()) {
      record.set("embed", pictures(posting));
    }
    if (posting.answers() != null) {
      record.set("reply", reply(posting.answers()));
    }
    return record;
  }

  private Optional<ObjectNode> facet(SocialText.Mark mark) {
    ObjectNode facet = Xrpc.object();
    facet.putObject("index").put("byteStart", mark.byteStart()).put("byteEnd", mark.byteEnd());
    ObjectNode feature = facet.putArray("features").addObject();
    switch (mark.kind()) {
      case LINK -> feature.put("$type", "app.bsky.richtext.facet#link").put("uri", mark.text());
      case TAG ->
          feature.put("$type", "app.bsky.richtext.facet#tag").put("tag", mark.text().substring(1));
      case NAME -> {
        Optional<String> did = did(mark.text().substring(1));
        if (did.isEmpty()) {
          return Optional.empty();
        }
        feature.put("$type", "app.bsky.richtext.facet#mention").put("did", did.get());
      }
    }
    return Optional.of(facet);
  }

  /** Empty for a name that nobody has: it stays plain text. */
  private Optional<String> did(String named) {
    try {
      return Optional.of(
          xrpc.query("com.atproto.identity.resolveHandle", "handle=" + Xrpc.encoded(named))
              .path("did")
              .asText());
    } catch (NetworkRefused e) {
      return Optional.empty();
    }
  }

  private ObjectNode pictures(Posting posting) {
    ObjectNode embed = Xrpc.object().put("$type", "app.bsky.embed.images");
    ArrayNode images = embed.putArray("images");
    for (PostedPicture picture : posting.pictures()) {
      ObjectNode image = images.addObject().put("alt", picture.alt());
      image.set("image", xrpc.upload(picture.mime(), picture.bytes()).path("blob"));
      if (picture.width() != null && picture.height() != null) {
        image
            .putObject("aspectRatio")
            .put("width", picture.width())
            .put("height", picture.height());
      }
    }
    return embed;
  }

  /** Below which post, and in whose thread. */
  private ObjectNode reply(String answers) {
    JsonNode post =
        xrpc.query("app.bsky.feed.getPosts", "uris=" + Xrpc.encoded(answers)).at("/posts/0");
    if (post.isMissingNode()) {
      throw new NetworkRefused("The post that this answers is gone: nothing was published.");
    }
    ObjectNode parent = Xrpc.object();
    parent.put("uri", answers).put("cid", post.path("cid").asText());
    JsonNode root = post.at("/record/reply/root");
    ObjectNode reply = Xrpc.object();
    reply.set("root", root.isObject() ? root : parent);
    reply.set("parent", parent);
    return reply;
  }
}
