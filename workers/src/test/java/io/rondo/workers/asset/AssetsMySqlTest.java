package io.rondo.workers.asset;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class AssetsMySqlTest extends AssetsContract {}
