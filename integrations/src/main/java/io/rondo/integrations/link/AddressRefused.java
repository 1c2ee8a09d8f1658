package io.rondo.integrations.link;

import java.net.UnknownHostException;

/** A name leads to this machine or into an inner network. Nobody has connected to it. */
public class AddressRefused extends UnknownHostException {

  AddressRefused() {
    super("not a public address");
  }
}
