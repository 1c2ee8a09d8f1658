/** Files that partners and staff exchange: immutable versions, found by their content. */
package io.rondo.workers.asset;
