/**
 * Bluesky, by the AT Protocol: a personal data server keeps our posts, an app view shows others'.
 */
package io.rondo.integrations.social.bluesky;
