package io.rondo.workers.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        " stop! ",
        "Stop.",
        "STOP please",
        "STOPP",
        "Abmelden",
        "arrêt",
        "désabonner",
        "BAJA",
        "Keine Werbung!",
        "unsubscribe",
        "QUIT"
      })
  void whoWantsNoMoreIsUnderstood(String text) {
    assertThat(StopWords.isStop(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Please do not stop these offers",
        "stop by the shop on Monday",
        "When does it end?",
        "Cancel my order 4711",
        "The bus stop"
      })
  void whoMeansSomethingElseIsNotBarred(String text) {
    assertThat(StopWords.isStop(text)).isFalse();
  }
}
