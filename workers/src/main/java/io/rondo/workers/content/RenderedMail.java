package io.rondo.workers.content;

/** What one person gets: the subject on one line, the HTML and the text beside it. */
public record RenderedMail(String subject, String html, String text) {}
