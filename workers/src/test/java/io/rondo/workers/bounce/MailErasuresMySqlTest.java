package io.rondo.workers.bounce;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class MailErasuresMySqlTest extends MailErasuresContract {}
