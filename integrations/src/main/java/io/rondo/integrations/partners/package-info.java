/**
 * The API that partners call, {@code /partner/v1}: every request proves whose it is and sees that
 * partner's slice only.
 */
package io.rondo.integrations.partners;
