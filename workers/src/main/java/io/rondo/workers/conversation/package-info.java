/** Everything that passed between a customer and the house, on all channels, in one order. */
package io.rondo.workers.conversation;
