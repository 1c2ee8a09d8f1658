package io.rondo.workers.content;

import io.rondo.workers.testing.H2Test;

@H2Test
class ContentsH2Test extends ContentsContract {}
