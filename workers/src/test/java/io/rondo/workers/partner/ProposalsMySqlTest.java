package io.rondo.workers.partner;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class ProposalsMySqlTest extends ProposalsContract {}
