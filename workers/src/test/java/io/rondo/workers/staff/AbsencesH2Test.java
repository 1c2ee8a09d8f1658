package io.rondo.workers.staff;

import io.rondo.workers.testing.H2Test;

@H2Test
class AbsencesH2Test extends AbsencesContract {}
