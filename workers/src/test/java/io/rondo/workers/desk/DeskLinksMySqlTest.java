package io.rondo.workers.desk;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class DeskLinksMySqlTest extends DeskLinksContract {}
