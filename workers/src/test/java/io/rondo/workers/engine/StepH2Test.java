package io.rondo.workers.engine;

@EngineTest.OnH2
class StepH2Test extends StepContract {}
