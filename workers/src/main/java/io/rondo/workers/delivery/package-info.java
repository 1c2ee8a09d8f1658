/**
 * Gets mail to people and accounts for each of them: the ledger, the proof, the delivery in chunks
 * and the links that lead back.
 */
package io.rondo.workers.delivery;
