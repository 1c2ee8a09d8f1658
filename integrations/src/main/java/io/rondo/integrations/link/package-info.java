/**
 * The web that contents link to: looked at before reviewers sign, and never into inner networks.
 * Its guard serves every connection to the outside.
 */
package io.rondo.integrations.link;
