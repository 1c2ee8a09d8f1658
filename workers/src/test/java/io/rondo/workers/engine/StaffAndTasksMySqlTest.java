package io.rondo.workers.engine;

@EngineTest.OnMySql
class StaffAndTasksMySqlTest extends StaffAndTasksContract {}
