package io.rondo.workers.testing;

import io.rondo.workers.partner.AddressNotAllowed;
import io.rondo.workers.partner.OutsideAddresses;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/**
 * Looks no name up: refuses what lies on a host called {@code inner.test}, and what is no https,
 * but for this machine.
 */
@Component
@Fallback
public class FakeOutsideAddresses implements OutsideAddresses {

  @Override
  public void check(String url) {
    if (url.startsWith("http://127.0.0.1") || url.startsWith("http://localhost")) {
      return;
    }
    if (!url.startsWith("https://")) {
      throw new AddressNotAllowed("The address must begin with https://.");
    }
    if (url.startsWith("https://inner.test")) {
      throw new AddressNotAllowed("The address leads into an inner network.");
    }
  }
}
