package io.rondo.workers.call;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class LeftInPeaceMySqlTest extends LeftInPeaceContract {}
