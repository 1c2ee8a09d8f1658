package io.rondo.workers.delivery;

import io.rondo.workers.testing.H2Test;

@H2Test
class DeliverEmailH2Test extends DeliverEmailContract {}
