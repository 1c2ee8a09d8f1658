package io.rondo.workers.hold;

import io.rondo.workers.testing.H2Test;

@H2Test
class HoldsH2Test extends HoldsContract {}
