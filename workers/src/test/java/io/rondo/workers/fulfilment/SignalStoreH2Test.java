package io.rondo.workers.fulfilment;

import io.rondo.workers.testing.H2Test;

@H2Test
class SignalStoreH2Test extends SignalStoreContract {}
