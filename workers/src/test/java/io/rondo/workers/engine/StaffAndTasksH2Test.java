package io.rondo.workers.engine;

@EngineTest.OnH2
class StaffAndTasksH2Test extends StaffAndTasksContract {}
