package io.rondo.workers.staff;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class AbsencesMySqlTest extends AbsencesContract {}
