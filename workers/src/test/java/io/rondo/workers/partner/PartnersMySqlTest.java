package io.rondo.workers.partner;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class PartnersMySqlTest extends PartnersContract {}
