/** What a signature covers: a campaign in parts, each with its canonical text and fingerprint. */
package io.rondo.workers.seal;
