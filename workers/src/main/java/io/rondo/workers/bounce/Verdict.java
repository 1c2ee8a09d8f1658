package io.rondo.workers.bounce;

/** What a report about one e-mail means. */
public enum Verdict {
  /** It arrived, or went on to somewhere else. */
  INFORMATION,

  /** Its server still tries: nothing is known yet. */
  DELAYED,

  /** There is no such address: no further e-mail goes there. */
  HARD,

  /** It did not arrive this time. An address is given up only after many of these. */
  SOFT,

  /**
   * The server does not want e-mail of this sender or of this kind. The address is sound, and the
   * sender has the problem.
   */
  POLICY
}
