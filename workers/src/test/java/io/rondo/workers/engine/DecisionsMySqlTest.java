package io.rondo.workers.engine;

@EngineTest.OnMySql
class DecisionsMySqlTest extends DecisionsContract {}
