package io.rondo.workers.social;

import java.util.List;

/** Port: the accounts that a door offers. */
public interface SocialNetworks {

  /** Those of the settings, always the same objects. */
  List<SocialAccount> accounts();
}
