package io.rondo.workers.reseller;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class ResellersMySqlTest extends ResellersContract {}
