package io.rondo.workers.social;

import java.time.Instant;
import java.util.List;

/**
 * A post as somebody writes it.
 *
 * @param language ISO 639-1
 * @param publishAt null: as soon as the campaign is delivered
 * @param accounts where it is to stand, by the names of {@link SocialAccount}
 */
public record PostDraft(
    String text,
    String language,
    Instant publishAt,
    List<String> accounts,
    List<Picture> pictures) {

  /**
   * A picture of it.
   *
   * @param assetVersionId see {@link io.rondo.workers.asset.Assets}
   * @param alt what somebody is told who cannot see it
   */
  public record Picture(long assetVersionId, String alt) {}
}
