package io.rondo.workers.delivery;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class TouchBookMySqlTest extends TouchBookContract {}
