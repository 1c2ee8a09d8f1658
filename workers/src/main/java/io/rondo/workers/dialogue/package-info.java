/**
 * What is asked and answered: questions in mails, surveys, pages on which people help themselves,
 * and how far somebody has come with us.
 */
package io.rondo.workers.dialogue;
