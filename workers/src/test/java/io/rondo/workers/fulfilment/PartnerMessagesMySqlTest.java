package io.rondo.workers.fulfilment;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class PartnerMessagesMySqlTest extends PartnerMessagesContract {}
