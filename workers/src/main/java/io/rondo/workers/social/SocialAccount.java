package io.rondo.workers.social;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: an account of ours on a social network. Every call may take seconds. */
public interface SocialAccount {

  /** Its name in the settings: 1 to 32 of {@code a-z 0-9 -}. */
  String name();

  /** For people, for example {@code @brand.example on Bluesky}. */
  String title();

  /** What one post may have. */
  Limits limits();

  /**
   * Publishes a post. The same key again is the same post: it stands there once, however often it
   * was tried.
   *
   * @throws NetworkRefused when no other try will help
   * @throws NetworkUnreachable when another try may help
   */
  Published publish(Posting posting);

  /**
   * Takes a post off the network; one that is not there is gone already.
   *
   * @param remoteRef as {@link Published} named it
   * @throws NetworkRefused when no other try will help
   * @throws NetworkUnreachable when another try may help
   */
  void withdraw(String remoteRef);

  /**
   * Where this very post stands already: for one whose publishing was interrupted. Empty when it
   * does not stand there.
   *
   * @throws NetworkRefused when no other try will help
   * @throws NetworkUnreachable when another try may help
   */
  Optional<Published> find(Posting posting);

  /** Whether what others say can be read by {@link #listen}. */
  boolean listens();

  /**
   * What others said and did since the last look. May tell again what it told before; leaves
   * nothing out that the network shows.
   *
   * @param heardUntil of the last look; null for the first
   * @throws NetworkRefused when no other try will help
   * @throws NetworkUnreachable when another try may help
   */
  Heard listen(String heardUntil);

  /**
   * What is to stand there.
   *
   * @param key of 1 to 64 characters, never used for another post
   * @param language ISO 639-1
   * @param at the time that the post bears; with the key always the same
   * @param answers what it answers, as {@link Sound} named it; null for a post of its own
   */
  record Posting(
      String key,
      String text,
      String language,
      List<PostedPicture> pictures,
      Instant at,
      String answers) {}

  /**
   * A picture of a post.
   *
   * @param width in pixels; null where nobody knows
   * @param height in pixels; null where nobody knows
   */
  record PostedPicture(String mime, byte[] bytes, String alt, Integer width, Integer height) {}

  /**
   * Where a post stands.
   *
   * @param remoteRef the network's name for it, at most 300 characters
   * @param version the network's checksum of it; null where it has none
   * @param url where people see it
   */
  record Published(String remoteRef, String version, String url) {}

  /**
   * What was heard.
   *
   * @param heardUntil for the next look, at most 200 characters
   */
  record Heard(List<Sound> sounds, String heardUntil) {}

  /** What somebody did. */
  enum Deed {
    LIKE,
    REPOST,
    REPLY,
    MENTION
  }

  /**
   * One thing that somebody said or did.
   *
   * @param remoteRef the network's name for it, at most 260 characters; tells it from every other
   * @param author the network's lasting name for who did it
   * @param post the post of ours that it is about; null when it is about none
   * @param root where its conversation began; null when it began it
   * @param answers what it answers; null for nothing
   * @param text the words; null for a like or a repost
   * @param language as its author named it; null when they did not
   */
  record Sound(
      String remoteRef,
      Deed deed,
      String author,
      String post,
      String root,
      String answers,
      String text,
      String language,
      Instant at) {}
}
