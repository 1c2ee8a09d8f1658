/**
 * Resellers: campaign kits with local fields, leads handed over, and customers referred in both
 * directions.
 */
package io.rondo.workers.reseller;
