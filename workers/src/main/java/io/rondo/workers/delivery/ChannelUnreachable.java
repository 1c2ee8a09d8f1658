package io.rondo.workers.delivery;

/** Nobody answers at the other side. The step is tried again later; the rows are planned again. */
class ChannelUnreachable extends RuntimeException {

  ChannelUnreachable(String detail) {
    super("The mail server does not take mail now: " + detail);
  }
}
