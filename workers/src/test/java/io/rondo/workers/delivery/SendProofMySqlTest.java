package io.rondo.workers.delivery;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class SendProofMySqlTest extends SendProofContract {}
