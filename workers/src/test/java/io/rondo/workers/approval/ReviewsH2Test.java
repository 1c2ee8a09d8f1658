package io.rondo.workers.approval;

import io.rondo.workers.testing.H2Test;

@H2Test
class ReviewsH2Test extends ReviewsContract {}
