/** Mastodon, by the client API of its servers. */
package io.rondo.integrations.social.mastodon;
