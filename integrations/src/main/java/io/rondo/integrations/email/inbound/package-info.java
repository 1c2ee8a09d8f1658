/** What comes back by e-mail: read within bounds, sorted, and kept before anything reacts to it. */
package io.rondo.integrations.email.inbound;
