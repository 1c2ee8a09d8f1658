package io.rondo.workers.asset;

import io.rondo.workers.partner.PartnerCaller;

/**
 * Who brings a file.
 *
 * @param partnerId null for staff
 * @param test brought with a key of the sandbox
 * @param who a login, or a partner's code with a colon before it
 */
public record AssetOwner(Long partnerId, boolean test, String who) {

  /** A member of staff, or Rondo itself. */
  public static AssetOwner staff(String login) {
    return new AssetOwner(null, false, login);
  }

  /** A partner. */
  public static AssetOwner partner(long partnerId, String code, boolean test) {
    return new AssetOwner(partnerId, test, ":" + code);
  }

  /** The partner that calls. */
  public static AssetOwner of(PartnerCaller caller) {
    return partner(caller.partnerId(), caller.partnerCode(), caller.test());
  }
}
