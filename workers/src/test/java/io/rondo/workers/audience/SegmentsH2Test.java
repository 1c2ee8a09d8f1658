package io.rondo.workers.audience;

import io.rondo.workers.testing.H2Test;

@H2Test
class SegmentsH2Test extends SegmentsContract {}
