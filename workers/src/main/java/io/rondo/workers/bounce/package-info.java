/**
 * What comes back by e-mail: reports of mail servers are judged, counted and acted upon, replies
 * are bound to the conversation they belong to.
 */
package io.rondo.workers.bounce;
