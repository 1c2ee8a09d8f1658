package io.rondo.workers.insight;

import io.rondo.workers.testing.H2Test;

@H2Test
class ResultsH2Test extends ResultsContract {}
