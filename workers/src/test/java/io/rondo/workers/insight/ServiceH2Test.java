package io.rondo.workers.insight;

import io.rondo.workers.testing.H2Test;

@H2Test
class ServiceH2Test extends ServiceContract {}
