package io.rondo.workers.content;

import java.util.List;

/**
 * A question as a mail asks it.
 *
 * @param options what can be answered; the first is number 0
 */
public record MailQuestion(String code, String text, List<String> options) {}
