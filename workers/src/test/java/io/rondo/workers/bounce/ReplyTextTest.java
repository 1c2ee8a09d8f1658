package io.rondo.workers.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Mon, 2 Nov 2026 at 10:00, Brand <news@brand.test> wrote:\n> Buy!",
        "Am 02.11.26 um 10:00 schrieb Brand:\n> Kaufen!",
        "Le lun. 2 nov. 2026 \u00e0 10:00, Brand a \u00e9crit\u00a0:\n> Achetez!",
        "-----Original Message-----\nFrom: Brand",
        "________________________________\nFrom: Brand <news@brand.test>\nSent: Monday",
        "Von: Brand <news@brand.test>\nGesendet: Montag\nAn: mir",
        "> Buy now!\n> And again!",
        "-- \nMia M\u00fcller, Bern"
      })
  void whatIsQuotedIsNotOnesOwn(String quotation) {
    assertThat(ReplyText.own("It is broken.\n\n" + quotation)).isEqualTo("It is broken.");
  }

  @Test
  void answersBetweenQuotedLinesStay() {
    assertThat(ReplyText.own("> Does it work?\nNo.\n> Really?\nYes.")).isEqualTo("No.\nYes.");
  }

  @Test
  void whoOnlyQuotesIsNotSilent() {
    assertThat(ReplyText.own("> Buy now!")).isEqualTo("> Buy now!");
    assertThat(ReplyText.own("On my way home it broke: twice")).startsWith("On my way");
  }
}
