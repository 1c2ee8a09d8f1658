package io.rondo.workers.fulfilment;

import io.rondo.workers.testing.H2Test;

@H2Test
class SupplementsH2Test extends SupplementsContract {}
