package io.rondo.workers.customer;

import java.util.List;

/** Port: takes the consents of an import, in the transaction of their lines. */
public interface ImportedConsents {

  /** Records them; what is known already changes nothing, what is older than known is history. */
  void record(List<ImportedConsent> consents);
}
