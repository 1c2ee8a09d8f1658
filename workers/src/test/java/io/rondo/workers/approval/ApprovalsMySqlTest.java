package io.rondo.workers.approval;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class ApprovalsMySqlTest extends ApprovalsContract {}
