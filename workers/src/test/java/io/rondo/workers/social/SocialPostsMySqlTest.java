package io.rondo.workers.social;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class SocialPostsMySqlTest extends SocialPostsContract {}
