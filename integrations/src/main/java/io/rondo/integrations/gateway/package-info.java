/**
 * Orders to partners in Rondo's own words: to those that fetch them, to an endpoint of theirs, and
 * to a mailbox.
 */
package io.rondo.integrations.gateway;
