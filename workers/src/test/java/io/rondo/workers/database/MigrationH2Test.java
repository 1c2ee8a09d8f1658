package io.rondo.workers.database;

import io.rondo.workers.testing.H2Test;

@H2Test
class MigrationH2Test extends MigrationContract {}
