package io.rondo.workers.response;

/**
 * What the words of a message come down to.
 *
 * @param topic as {@link Topic#text()}; null when no word told
 * @param sentiment -100 (angry) to 100 (delighted); null without words
 * @param confidence how sure the topic is, in percent; null without words
 * @param language {@code de, en, es, fr} or {@code it}; null when it cannot be told
 */
public record Gist(String topic, Integer sentiment, Integer confidence, String language) {

  /** Of a message without words. */
  static final Gist NOTHING = new Gist(null, null, null, null);
}
