package io.rondo.workers.social;

import java.time.Instant;
import java.util.List;

/**
 * A post of a campaign.
 *
 * @param no from 1 within its campaign
 * @param language ISO 639-1
 * @param publishAt null: as soon as the campaign is delivered
 */
public record SocialPost(
    long id,
    long campaignId,
    int no,
    String text,
    String language,
    Instant publishAt,
    String author,
    Instant updatedAt,
    List<PostDraft.Picture> pictures,
    List<Publication> publications) {

  /** How far a post is on an account. */
  public enum State {
    PLANNED,
    PUBLISHED,
    /** The network did not take it. */
    REFUSED,
    /** It never stood there, and never will. */
    DROPPED,
    /** It stood there, and was taken off. */
    WITHDRAWN
  }

  /**
   * The post on one account.
   *
   * @param startedAt when it was tried first; null before
   * @param remoteRef the network's name for it; null before it is there
   * @param remoteVersion the network's checksum of it; null where it has none
   * @param url where people see it; null before
   * @param problem why the network refused it; null otherwise
   */
  public record Publication(
      long id,
      String account,
      State state,
      Instant startedAt,
      String remoteRef,
      String remoteVersion,
      String url,
      Instant publishedAt,
      Instant withdrawnAt,
      String problem) {}

  /** As it was written. */
  public PostDraft draft() {
    return new PostDraft(
        text,
        language,
        publishAt,
        publications.stream().map(Publication::account).toList(),
        pictures);
  }

  /** Whether it stands, or may come to stand, somewhere. */
  public boolean isAlive() {
    return publications.stream()
        .anyMatch(one -> one.state() != State.DROPPED && one.state() != State.WITHDRAWN);
  }
}
