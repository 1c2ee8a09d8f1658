package io.rondo.forms.testing;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderPackages;
import io.rondo.workers.fulfilment.PartnerRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packs the code of the order, and nobody's address. */
public class FakePackages implements OrderPackages {

  /** Why nothing can be packed; null when it can. */
  public String refusal;

  /** The last package. */
  public Path last;

  @Override
  public Packed pack(Order order) {
    if (refusal != null) {
      throw new PartnerRefused(refusal);
    }
    try {
      last = Files.writeString(Files.createTempFile("package", ".zip"), order.code());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new OnDisk(last, order.code() + ".zip", "00".repeat(32));
  }

  private record OnDisk(Path file, String name, String sha256) implements Packed {
    @Override
    public void close() {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
