package io.rondo.workers.fulfilment;

import java.io.Closeable;
import java.nio.file.Path;

/** Port: packs an order of printed pieces for a partner that takes the package by hand. */
public interface OrderPackages {

  /**
   * Packs it: print-ready PDF, ticket and addresses. Again is the same package as long as nobody
   * drops out.
   *
   * @throws PartnerRefused when it cannot be printed as it is
   * @throws ScrubRefused when it must not go out now
   */
  Packed pack(Order order);

  /** A package on disk. It holds people's addresses: closing it deletes it. */
  interface Packed extends Closeable {

    Path file();

    /** How the partner sees it, for example {@code po_01JX7.zip}. */
    String name();

    /** Of the file, in hex. */
    String sha256();

    @Override
    void close();
  }
}
