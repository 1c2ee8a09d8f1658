package io.rondo.workers.fulfilment;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class SignalStoreMySqlTest extends SignalStoreContract {}
