/**
 * Customers' own pages (a survey of one question, help, the answer to a question in a mail) and the
 * pages on which staff write questions, words and help.
 */
package io.rondo.forms.dialogue;
