package io.rondo.workers.insight;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class ServiceMySqlTest extends ServiceContract {}
