package io.rondo.processes.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps whatever comes out of tests out of the running Rondo, also the applications of other tests
 * with their workers, rules and keys: its own parts are meant.
 */
public class WithoutTestSupport extends TypeExcludeFilter {

  @Override
  public boolean match(MetadataReader type, MetadataReaderFactory types) {
    try {
      String origin = type.getResource().getURL().toString();
      return origin.contains("/test-classes/") || origin.contains("-tests.jar!");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other != null && getClass() == other.getClass();
  }

  @Override
  public int hashCode() {
    return getClass().hashCode();
  }
}
