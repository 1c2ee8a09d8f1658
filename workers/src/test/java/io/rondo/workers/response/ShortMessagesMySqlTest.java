package io.rondo.workers.response;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class ShortMessagesMySqlTest extends ShortMessagesContract {}
