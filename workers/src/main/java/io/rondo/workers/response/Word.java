package io.rondo.workers.response;

/**
 * A word of the list, or a phrase.
 *
 * @param language {@code de}, {@code en}, ...; {@code *} where it means the same in all, as a
 *     smiley does
 * @param word at most 60 characters; a star at its end stands for any ending
 * @param topic what it tells of; null when nothing
 * @param sentiment -100 to 100
 */
public record Word(String language, String word, Topic topic, int sentiment) {}
