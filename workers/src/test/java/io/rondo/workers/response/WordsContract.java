package io.rondo.workers.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with the word list. */
abstract class WordsContract {

  @Autowired private Words words;
  @Autowired private JdbcTemplate jdbc;

  @AfterEach
  void theListAsItCame() {
    words.remove("de", "pfingstochse", "test");
    words.put(new Word("de", "kaputt*", Topic.COMPLAINT, -50), "test");
    jdbc.update("delete from response_word");
  }

  @Test
  void aWordThatSomebodyAddsCountsAtOnce() {
    assertThat(words.read("Ein Pfingstochse", "de").topic()).isNull();

    words.put(new Word("de", "Pfingstochse", Topic.COMPLAINT, -90), "dora");
    assertThat(words.read("Ein Pfingstochse", "de").topic()).isEqualTo("complaint");
    assertThat(words.read("Ein Pfingstochse", "de").sentiment()).isEqualTo(-90);

    words.put(new Word("de", "pfingstochse", Topic.PRAISE, 30), "dora");
    assertThat(words.read("Ein Pfingstochse", "de").topic()).isEqualTo("praise");
    assertThat(jdbc.queryForObject("select count(*) from response_word", Integer.class)).isOne();
  }

  @Test
  void aWordOfTheListMayBeTakenOutAndComeBack() {
    assertThat(words.read("Das ist kaputt", "de").topic()).isEqualTo("complaint");

    words.remove("de", "kaputt*", "dora");
    assertThat(words.read("Das ist kaputt", "de").topic()).isNull();
    assertThat(words.all()).noneMatch(word -> word.word().equals("kaputt*"));

    words.put(new Word("de", "kaputt*", Topic.RETURN, -20), "dora");
    assertThat(words.read("Das ist kaputt", "de").topic()).isEqualTo("return");
  }

  @Test
  void whatIsNoWordIsRefused() {
    assertThatThrownBy(() -> words.put(new Word("de", " ", null, 0), "dora"))
        .isInstanceOf(WordRefused.class)
        .hasMessage("A word has 1 to 60 characters.");
    assertThatThrownBy(() -> words.put(new Word("xx", "gut", null, 0), "dora"))
        .hasMessageContaining("There is no language \"xx\"");
    assertThatThrownBy(() -> words.put(new Word("de", "a*", null, 0), "dora"))
        .hasMessageContaining("at least two letters");
    assertThatThrownBy(() -> words.put(new Word("de", "gut", null, 101), "dora"))
        .hasMessageContaining("-100");
    assertThatThrownBy(() -> words.put(new Word("de", "...", null, 0), "dora"))
        .hasMessageContaining("no letter");
  }
}
