package io.rondo.workers.rehearsal;

import io.rondo.workers.testing.H2Test;

@H2Test
class RehearsalsH2Test extends RehearsalsContract {}
