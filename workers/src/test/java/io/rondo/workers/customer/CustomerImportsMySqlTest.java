package io.rondo.workers.customer;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class CustomerImportsMySqlTest extends CustomerImportsContract {}
