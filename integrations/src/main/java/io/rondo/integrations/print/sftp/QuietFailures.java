package io.rondo.integrations.print.sftp;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once in a while, and in our words, that a folder cannot be looked into. */
final class QuietFailures implements ExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(QuietFailures.class);
  private static final int EVERY = 60;

  private final String routeId;
  private int failures;

  QuietFailures(String routeId) {
    this.routeId = routeId;
  }

  @Override
  public void handleException(Throwable exception) {
    handleException(null, null, exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    handleException(message, null, exception);
  }

  @Override
  public synchronized void handleException(String message, Exchange exchange, Throwable exception) {
    if (failures++ % EVERY == 0) {
      LOG.warn("{}: the folder cannot be read now; it is tried again.", routeId);
    }
    LOG.debug("{}", routeId, exception);
  }
}
