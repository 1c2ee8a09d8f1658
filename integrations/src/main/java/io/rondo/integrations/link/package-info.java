/**
 * The web that contents link to: looked at before reviewers sign, and never into inner networks.
 */
package io.rondo.integrations.link;
