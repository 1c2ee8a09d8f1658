package io.rondo.workers.bounce;

import io.rondo.workers.testing.H2Test;

@H2Test
class MailErasuresH2Test extends MailErasuresContract {}
