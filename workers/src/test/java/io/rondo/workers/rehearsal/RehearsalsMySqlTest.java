package io.rondo.workers.rehearsal;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class RehearsalsMySqlTest extends RehearsalsContract {}
