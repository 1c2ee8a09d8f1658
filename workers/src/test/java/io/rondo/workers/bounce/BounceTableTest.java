package io.rondo.workers.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "failed    | 5.1.1 | smtp; 550 5.1.1 <x@y>: Recipient address rejected | - | HARD",
        "failed    | 5.0.0 | smtp; 550 5.1.1 <x@y>: Recipient address rejected | - | HARD",
        "failed    | 5.0.0 | smtp; 452 4.2.2 <x@y>: Mailbox full               | - | SOFT",
        "failed    | 4.2.2 | smtp; 452 4.2.2 <x@y>: Mailbox full               | - | SOFT",
        "failed    | 5.2.2 | -                                                 | - | SOFT",
        "failed    | 5.3.4 | -                                                 | - | SOFT",
        "failed    | 5.7.1 | smtp; 550 5.7.1 Message rejected                  | - | POLICY",
        "failed    | 5.7.26| -                                                 | - | POLICY",
        "failed    | 5.1.10| -                                                 | - | HARD",
        "failed    | 5.0.0 | -                 | x@y Unrouteable address           | HARD",
        "failed    | 5.0.0 | -                 | Something went wrong              | SOFT",
        "failed    | 5.0.0 | smtp; 550 user unknown                            | - | HARD",
        "failed    | 5.0.0 | smtp; 554 blocked for spam, user unknown          | - | POLICY",
        "failed    | 5.0.0 | smtp; 451 try again later                         | - | SOFT",
        "failed    | 5.4.4 | -                                                 | - | SOFT",
        "FAILED    | -     | -                                                 | - | SOFT",
        "-         | -     | -                 | The mailbox does not exist        | HARD",
        "delayed   | 4.4.1 | smtp; 421 5.1.1 nothing                           | - | DELAYED",
        "delivered | 2.0.0 | -                                                 | - | INFORMATION",
        "relayed   | -     | -                                                 | - | INFORMATION",
        "expanded  | -     | -                                                 | - | INFORMATION"
      })
  void theAnswerOfTheServerCountsMoreThanTheStatus(
      String action, String status, String diagnostic, String text, Verdict verdict) {
    assertThat(BounceTable.judge(new DeliveryReport(action, status, diagnostic, text)))
        .isEqualTo(verdict);
  }

  @Test
  void aSentenceWithACodeIsAReport() {
    assertThat(BounceTable.statusIn("Sorry, no mailbox here by that name. (#5.1.1)"))
        .contains("5.1.1");
    assertThat(BounceTable.statusIn("I am away until 5.1.1 or so")).isEmpty();
  }
}
