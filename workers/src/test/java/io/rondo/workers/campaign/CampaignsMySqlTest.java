package io.rondo.workers.campaign;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class CampaignsMySqlTest extends CampaignsContract {}
