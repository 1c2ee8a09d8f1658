package io.rondo.workers.conversation;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class CustomerConversationsMySqlTest extends CustomerConversationsContract {}
