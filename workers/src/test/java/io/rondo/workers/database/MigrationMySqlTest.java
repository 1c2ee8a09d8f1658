package io.rondo.workers.database;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class MigrationMySqlTest extends MigrationContract {}
