/**
 * Standard Webhooks, both ways: what partners are told, signed and tried again; and what they post
 * to us, verified and stored before anything reacts.
 */
package io.rondo.integrations.webhook;
