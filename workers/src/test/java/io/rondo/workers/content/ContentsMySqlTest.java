package io.rondo.workers.content;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class ContentsMySqlTest extends ContentsContract {}
