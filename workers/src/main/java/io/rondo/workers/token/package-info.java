/**
 * Hashes, and signed tokens for links, return paths and addresses: nobody can guess or alter one,
 * or fill the memory by trying.
 */
package io.rondo.workers.token;
