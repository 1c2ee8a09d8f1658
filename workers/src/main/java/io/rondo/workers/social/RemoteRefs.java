package io.rondo.workers.social;

import java.util.Optional;

/**
 * How a post of somebody is called in our tables: two networks may give the same name to two posts,
 * so the account that heard it stands before it.
 */
final class RemoteRefs {

  private RemoteRefs() {}

  /** An account and what its network calls a post. */
  record RemoteRef(String account, String ref) {}

  static String of(String account, String ref) {
    return ref == null ? null : account + ":" + ref;
  }

  /** Empty for what is no such name. */
  static Optional<RemoteRef> read(String text) {
    int colon = text == null ? -1 : text.indexOf(':');
    return colon < 1 || colon == text.length() - 1
        ? Optional.empty()
        : Optional.of(new RemoteRef(text.substring(0, colon), text.substring(colon + 1)));
  }
}
