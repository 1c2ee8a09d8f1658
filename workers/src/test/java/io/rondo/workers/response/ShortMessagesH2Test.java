package io.rondo.workers.response;

import io.rondo.workers.testing.H2Test;

@H2Test
class ShortMessagesH2Test extends ShortMessagesContract {}
