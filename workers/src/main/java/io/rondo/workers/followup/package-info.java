/** What a customer told us gets an owner, an answer in time, and an end that the customer says. */
package io.rondo.workers.followup;
