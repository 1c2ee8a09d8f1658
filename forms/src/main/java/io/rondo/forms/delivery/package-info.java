/**
 * Mails for people to look at: what was mailed while no mail server is set, and what came in and
 * could not be read.
 */
package io.rondo.forms.delivery;
