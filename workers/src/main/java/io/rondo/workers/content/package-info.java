/**
 * What is mailed: e-mails written in MJML with declared tokens, kept as versions that never change.
 */
package io.rondo.workers.content;
