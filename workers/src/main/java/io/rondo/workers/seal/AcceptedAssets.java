package io.rondo.workers.seal;

import java.util.List;

/** Port: what partners made for a deliverable and people accepted. Without a bean it is nothing. */
public interface AcceptedAssets {

  /** The SHA-256 (hex) of each accepted file, in the order in which they were handed in. */
  List<String> sha256(long deliverableId);
}
