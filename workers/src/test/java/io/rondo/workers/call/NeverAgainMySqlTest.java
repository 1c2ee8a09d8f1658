package io.rondo.workers.call;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class NeverAgainMySqlTest extends NeverAgainContract {}
