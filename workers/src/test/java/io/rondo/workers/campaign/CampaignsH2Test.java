package io.rondo.workers.campaign;

import io.rondo.workers.testing.H2Test;

@H2Test
class CampaignsH2Test extends CampaignsContract {}
