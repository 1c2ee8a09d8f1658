package io.rondo.workers.approval;

import io.rondo.workers.testing.H2Test;

@H2Test
class ApprovalsH2Test extends ApprovalsContract {}
