package io.rondo.workers.hold;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class HoldsMySqlTest extends HoldsContract {}
