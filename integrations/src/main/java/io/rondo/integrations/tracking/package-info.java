/** The links in our own mails: clicks that lead on and the pixel that tells an open. */
package io.rondo.integrations.tracking;
