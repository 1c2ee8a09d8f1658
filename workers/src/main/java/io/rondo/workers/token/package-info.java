/**
 * Hashes, and signed tokens for links, return paths and addresses: nobody can guess or alter one.
 */
package io.rondo.workers.token;
