package io.rondo.workers.partner;

/** Says where Rondo may connect to for a partner. A door implements it: it looks names up. */
public interface OutsideAddresses {

  /**
   * Returns when this is a web address of the public internet, as far as can be known now. The door
   * looks again at every connection.
   *
   * @throws AddressNotAllowed when Rondo would not connect to it
   */
  void check(String url);
}
