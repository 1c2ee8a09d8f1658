package io.rondo.workers.conversation;

import io.rondo.workers.testing.H2Test;

@H2Test
class CustomerConversationsH2Test extends CustomerConversationsContract {}
