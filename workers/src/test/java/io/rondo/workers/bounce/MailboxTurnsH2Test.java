package io.rondo.workers.bounce;

import io.rondo.workers.testing.H2Test;

@H2Test
class MailboxTurnsH2Test extends MailboxTurnsContract {}
