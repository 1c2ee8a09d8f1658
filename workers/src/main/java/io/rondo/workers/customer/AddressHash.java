package io.rondo.workers.customer;

/** SQL for whoever joins the ledger with the people in it. */
public final class AddressHash {

  /** The hash of the address that line {@code d} of the ledger uses, of customer {@code p}. */
  public static final String OF_LINE =
      "case d.channel when 'email' then p.email_hash when 'call' then p.phone_hash"
          + " else p.postal_hash end";

  private AddressHash() {}
}
