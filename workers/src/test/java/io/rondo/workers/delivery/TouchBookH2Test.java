package io.rondo.workers.delivery;

import io.rondo.workers.testing.H2Test;

@H2Test
class TouchBookH2Test extends TouchBookContract {}
