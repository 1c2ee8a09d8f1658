package io.rondo.workers.reseller;

import io.rondo.workers.testing.H2Test;

@H2Test
class ResellersH2Test extends ResellersContract {}
