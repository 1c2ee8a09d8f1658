/** Posts on social networks: written, signed, published at their time, withdrawn, and heard of. */
package io.rondo.workers.social;
