package io.rondo.workers.partner;

/**
 * A key or secret that was just made: to be shown once, to the person who asked for it.
 *
 * @param id of its row
 * @param name what may be shown again: the prefix of a key, the id of a client
 * @param secret never to be stored or logged
 */
public record NewSecret(long id, String name, String secret) {

  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "NewSecret[id=" + id + ", name=" + name + "]";
  }
}
