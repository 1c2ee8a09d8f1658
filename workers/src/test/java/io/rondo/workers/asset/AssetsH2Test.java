package io.rondo.workers.asset;

import io.rondo.workers.testing.H2Test;

@H2Test
class AssetsH2Test extends AssetsContract {}
