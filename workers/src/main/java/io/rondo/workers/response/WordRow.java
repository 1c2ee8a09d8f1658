package io.rondo.workers.response;

/**
 * A row of response_word.
 *
 * @param used false where the word of the list is left out
 */
record WordRow(String language, String word, String topic, int sentiment, boolean used) {}
