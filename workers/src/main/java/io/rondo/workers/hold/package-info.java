/** Whom marketing leaves in peace while somebody takes care of them. */
package io.rondo.workers.hold;
