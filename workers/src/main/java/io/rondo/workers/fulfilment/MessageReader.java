package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partner;
import java.util.List;

/** Port: understands what partners send by one way. A door implements it, one bean a way. */
public interface MessageReader {

  /** The way it reads, see {@link PartnerSignal}. */
  String way();

  /**
   * The signals in a message; none when it says nothing that matters.
   *
   * @param orderCode the order that its address is for; null where only the content says
   * @throws IllegalArgumentException when it cannot be read as a whole; the message is a sentence
   *     without anything of the content
   */
  List<PartnerSignal> read(Partner partner, String orderCode, byte[] content);
}
