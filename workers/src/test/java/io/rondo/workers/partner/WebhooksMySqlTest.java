package io.rondo.workers.partner;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class WebhooksMySqlTest extends WebhooksContract {}
