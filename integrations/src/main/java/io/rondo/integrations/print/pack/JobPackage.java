package io.rondo.integrations.print.pack;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A packed order on disk. It holds people's addresses: closing it deletes everything.
 *
 * @param folder with the files that went into the ZIP
 * @param zip the package
 * @param name how vendors see it, for example {@code po_01JX7.zip}
 * @param pieces how many recipients it has
 */
public record JobPackage(Path folder, Path zip, String name, String sha256, int pieces)
    implements OrderPackages.Packed {

  /** Where the package lies. */
  @Override
  public Path file() {
    return zip;
  }

  /**
   * How vendors see the package.
   *
   * @param supplement the number of a supplement; 0 for the order
   */
  public static String name(Order order, int supplement) {
    return job(order, supplement) + ".zip";
  }

  /** The same without its ending: also the key under which a package sent again is one. */
  public static String job(Order order, int supplement) {
    return supplement == 0 ? order.code() : order.code() + "-s" + supplement;
  }

  @Override
  public void close() {
    delete(folder);
  }

  /** Deletes a folder with everything in it. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
