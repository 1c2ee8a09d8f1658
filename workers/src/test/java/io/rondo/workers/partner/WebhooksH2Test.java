package io.rondo.workers.partner;

import io.rondo.workers.testing.H2Test;

@H2Test
class WebhooksH2Test extends WebhooksContract {}
