package io.rondo.workers.social;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.social.SocialAccount.PostedPicture;
import io.rondo.workers.social.SocialAccount.Posting;
import io.rondo.workers.social.SocialAccount.Published;
import io.rondo.workers.social.SocialPost.Publication;
import io.rondo.workers.social.SocialPost.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings posts to networks and takes them off; outside any transaction. Each try is noted before it
 * is made, so a post bears the time and the key of its first try for ever, and stands there once.
 */
@Component
class Publishing {

  private final PostBook book;
  private final SocialAccounts accounts;
  private final Assets assets;

  Publishing(PostBook book, SocialAccounts accounts, Assets assets) {
    this.book = book;
    this.accounts = accounts;
    this.assets = assets;
  }

  /**
   * Publishes a post where it does not stand yet.
   *
   * @return whether no network refused it
   * @throws NetworkUnreachable when a network is away; the others were served before
   */
  boolean publish(String code, long postId) {
    SocialPost post = book.get(postId);
    NetworkUnreachable away = null;
    for (Publication one : post.publications()) {
      if (one.state() == State.PLANNED || one.state() == State.REFUSED) {
        try {
          publish(code, post, one);
        } catch (NetworkRefused e) {
          book.refused(one.id(), e.getMessage());
        } catch (NetworkUnreachable e) {
          away = e;
        }
      }
    }
    if (away != null) {
      throw away;
    }
    return book.get(postId).publications().stream().noneMatch(one -> one.state() == State.REFUSED);
  }

  private void publish(String code, SocialPost post, Publication one) {
    Optional<Instant> begun = book.begin(one.id());
    if (begun.isEmpty()) {
      return;
    }
    SocialAccount account = account(one);
    Published remote = account.publish(posting(code, post, begun.get()));
    if (!book.published(one.id(), remote)) {
      account.withdraw(remote.remoteRef());
      book.withdrawn(one.id(), remote.remoteRef());
    }
  }

  /**
   * Takes a post off wherever it stands, also where it may stand because a try was interrupted.
   *
   * @throws NetworkRefused when a network does not let it go; the others were served before
   * @throws NetworkUnreachable when a network is away; the others were served before
   */
  void withdraw(String code, long postId) {
    SocialPost post = book.get(postId);
    RuntimeException failure = null;
    for (Publication one : post.publications()) {
      try {
        withdraw(code, post, one);
      } catch (NetworkRefused | NetworkUnreachable e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void withdraw(String code, SocialPost post, Publication one) {
    String standing = one.remoteRef();
    if (one.state() == State.DROPPED && one.startedAt() != null && standing == null) {
      standing =
          account(one)
              .find(posting(code, post, one.startedAt()))
              .map(Published::remoteRef)
              .orElse(null);
    } else if (one.state() != State.PUBLISHED) {
      return;
    }
    if (standing != null) {
      account(one).withdraw(standing);
      book.withdrawn(one.id(), standing);
    }
  }

  private SocialAccount account(Publication one) {
    return accounts
        .find(one.account())
        .orElseThrow(
            () ->
                new NetworkRefused(
                    "The settings have no account \"%s\" any more.".formatted(one.account())));
  }

  private Posting posting(String code, SocialPost post, Instant at) {
    List<PostedPicture> pictures = new ArrayList<>();
    for (PostDraft.Picture picture : post.pictures()) {
      AssetVersion file = assets.get(picture.assetVersionId());
      pictures.add(
          new PostedPicture(
              file.mime(), bytes(file.id()), picture.alt(), file.width(), file.height()));
    }
    return new Posting(
        "%s-%d".formatted(code, post.no()), post.text(), post.language(), pictures, at, null);
  }

  private byte[] bytes(long assetVersionId) {
    try (InputStream in = assets.open(assetVersionId)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("A kept picture cannot be read", e);
    }
  }
}
