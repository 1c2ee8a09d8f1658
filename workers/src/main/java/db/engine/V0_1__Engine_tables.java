package db.engine;

import io.rondo.workers.database.EngineTables;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** The engine's own tables, before Rondo's: from the scripts in the engine's jar. */
public class V0_1__Engine_tables extends BaseJavaMigration {

  @Override
  public void migrate(Context context) throws Exception {
    EngineTables.create(context.getConnection());
  }
}
