package io.rondo.workers.approval;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class ReviewsMySqlTest extends ReviewsContract {}
