package io.rondo.workers.followup;

import io.rondo.workers.testing.H2Test;

@H2Test
class CasesH2Test extends CasesContract {}
