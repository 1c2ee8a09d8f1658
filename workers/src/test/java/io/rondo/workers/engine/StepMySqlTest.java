package io.rondo.workers.engine;

@EngineTest.OnMySql
class StepMySqlTest extends StepContract {}
