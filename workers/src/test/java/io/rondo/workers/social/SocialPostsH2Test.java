package io.rondo.workers.social;

import io.rondo.workers.testing.H2Test;

@H2Test
class SocialPostsH2Test extends SocialPostsContract {}
