package io.rondo.workers.partner;

import io.rondo.workers.testing.H2Test;

@H2Test
class ProposalsH2Test extends ProposalsContract {}
