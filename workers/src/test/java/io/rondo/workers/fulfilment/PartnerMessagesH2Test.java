package io.rondo.workers.fulfilment;

import io.rondo.workers.testing.H2Test;

@H2Test
class PartnerMessagesH2Test extends PartnerMessagesContract {}
