/** What people agreed to, with evidence, and the addresses that must never be written to. */
package io.rondo.workers.consent;
