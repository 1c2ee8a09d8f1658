package io.rondo.workers.fulfilment;

/**
 * Nobody may use this address any more. Told in the transaction that says so, before orders let go
 * of whoever has it.
 *
 * @param channel email, letter or call; letter holds for postcards, too
 * @param addressHash of the address or number, see {@link
 *     io.rondo.workers.customer.Customer#addressHash}
 * @param reason a short word, for example {@code do_not_contact}
 */
public record AddressBarred(String channel, String addressHash, String reason) {}
