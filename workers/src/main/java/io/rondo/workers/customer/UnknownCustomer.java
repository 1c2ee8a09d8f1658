package io.rondo.workers.customer;

/** There is no customer of that number. */
public class UnknownCustomer extends RuntimeException {

  /** Does not repeat the number: it may be personal. */
  public UnknownCustomer() {
    super("There is no customer of that number.");
  }
}
