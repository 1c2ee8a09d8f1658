package io.rondo.workers.reseller;

/** A referral cannot be recorded, concluded or settled so; the message says why. */
public class ReferralRefused extends RuntimeException {

  ReferralRefused(String message) {
    super(message);
  }

  /** The sentence people read. */
  public static ReferralRefused because(String sentence) {
    return new ReferralRefused(sentence);
  }
}
