package io.rondo.workers.audience;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class SegmentsMySqlTest extends SegmentsContract {}
