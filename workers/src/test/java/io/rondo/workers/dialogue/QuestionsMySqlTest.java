package io.rondo.workers.dialogue;

import io.rondo.workers.testing.MySqlTest;

@MySqlTest
class QuestionsMySqlTest extends QuestionsContract {}
