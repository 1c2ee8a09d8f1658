package io.rondo.workers.call;

import io.rondo.workers.testing.H2Test;

@H2Test
class LeftInPeaceH2Test extends LeftInPeaceContract {}
