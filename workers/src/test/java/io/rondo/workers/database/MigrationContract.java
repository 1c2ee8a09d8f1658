package io.rondo.workers.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with Rondo's own tables. */
abstract class MigrationContract {

  @Autowired private JdbcTemplate jdbc;

  @Test
  void anEmojiInANameSurvives() {
    jdbc.update("insert into seed (email, name) values ('emoji@example.test', 'Sommer 🎉 Sale')");
    assertThat(
            jdbc.queryForObject(
                "select name from seed where email = 'emoji@example.test'", String.class))
        .isEqualTo("Sommer 🎉 Sale");
    jdbc.update("delete from seed where email = 'emoji@example.test'");
  }
}
