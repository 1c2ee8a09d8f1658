package io.rondo.workers.social;

import io.rondo.workers.testing.H2Test;

@H2Test
class SocialListeningH2Test extends SocialListeningContract {}
