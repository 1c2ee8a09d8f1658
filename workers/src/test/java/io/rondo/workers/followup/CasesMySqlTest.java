package io.rondo.workers.followup;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class CasesMySqlTest extends CasesContract {}
