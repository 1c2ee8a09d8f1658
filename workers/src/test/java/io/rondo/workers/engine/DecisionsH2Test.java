package io.rondo.workers.engine;

@EngineTest.OnH2
class DecisionsH2Test extends DecisionsContract {}
