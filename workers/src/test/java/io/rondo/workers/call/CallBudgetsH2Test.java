package io.rondo.workers.call;

import io.rondo.workers.testing.H2Test;

@H2Test
class CallBudgetsH2Test extends CallBudgetsContract {}
