package io.rondo.workers.fulfilment;

import io.rondo.workers.testing.H2Test;

@H2Test
class PiecesH2Test extends PiecesContract {}
