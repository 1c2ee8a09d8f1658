package io.rondo.workers.bounce;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class MailboxTurnsMySqlTest extends MailboxTurnsContract {}
