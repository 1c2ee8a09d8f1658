/** Networks behind a versioned REST API with OAuth2, each described by a mapping and no code. */
package io.rondo.integrations.social.graph;
