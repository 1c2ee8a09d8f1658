package io.rondo.workers.engine;

/** Gives a new process instance the key that people read aloud, for example a campaign code. */
public interface BusinessKeys {

  /** A key that nobody else gets, also when many start at once. Unused keys leave a gap. */
  String next();
}
