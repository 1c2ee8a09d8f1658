package io.rondo.workers.dialogue;

import io.rondo.workers.testing.H2Test;

@H2Test
class QuestionsH2Test extends QuestionsContract {}
