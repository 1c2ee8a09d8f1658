package io.rondo.processes.testing;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps the helpers of other tests out of the running Rondo: its own parts are meant. */
public class WithoutTestSupport extends TypeExcludeFilter {

  @Override
  public boolean match(MetadataReader type, MetadataReaderFactory types) {
    return type.getClassMetadata().getClassName().matches("io\\.rondo\\.\\w+\\.testing\\..*");
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
