package io.rondo.workers.desk;

import io.rondo.workers.testing.H2Test;

@H2Test
class DeskLinksH2Test extends DeskLinksContract {}
