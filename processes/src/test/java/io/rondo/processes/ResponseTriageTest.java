package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.engine.Decisions;
import io.rondo.workers.engine.RondoEngine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the shipped tables of the service say. */
class ResponseTriageTest {

  private final Decisions decisions = RondoEngine.decisions(TestEngine.engine());
  private final Decisions.Prepared triage = decisions.prepared("ResponseTriage");
  private final Decisions.Prepared priority = decisions.prepared("FollowUpPriority");

  @Test
  void whatNoRowKnowsAPersonLooksAt() {
    assertThat(decide(Map.of("kind", "carrier_pigeon")))
        .containsEntry("reaction", "follow_up")
        .containsEntry("skill", "general");
    assertThat(decide(Map.of())).containsEntry("reaction", "follow_up");
    assertThat(decide(Map.of("kind", "reply", "channel", "email")))
        .as("words that nobody understood")
        .containsEntry("reaction", "follow_up");
  }

  @Test
  void clicksStartNothing() {
    assertThat(decide(Map.of("kind", "click"))).containsEntry("reaction", "nothing");
  }

  @Test
  void angryWordsAreAComplaintAndHoldMarketing() {
    assertThat(decide(Map.of("kind", "reply", "topic", "complaint")))
        .containsEntry("reaction", "complaint")
        .containsEntry("priority", "high")
        .containsEntry("hold", true);
    assertThat(decide(Map.of("kind", "social_reply", "topic", "praise", "sentiment", -60)))
        .containsEntry("reaction", "complaint");
    assertThat(decide(Map.of("kind", "reply", "topic", "complaint", "lifeStage", "loyal")))
        .containsEntry("priority", "urgent");
  }

  @Test
  void aComplaintOfAShopIsAPersonsAndWhoeverMarkedAMailAsUnwantedIsLeftAlone() {
    assertThat(decide(Map.of("kind", "complaint", "source", "api", "channel", "shop")))
        .containsEntry("reaction", "complaint")
        .containsEntry("skill", "complaint")
        .containsEntry("priority", "high")
        .containsEntry("hold", true);
    assertThat(decide(Map.of("kind", "complaint", "source", "api", "topic", "return")))
        .containsEntry("reaction", "complaint");
    assertThat(decide(Map.of("kind", "complaint", "lifeStage", "loyal")))
        .containsEntry("priority", "urgent");
    assertThat(
            decide(
                Map.of(
                    "kind",
                    "complaint",
                    "source",
                    "email",
                    "channel",
                    "email",
                    "detail",
                    "marked_as_spam")))
        .containsEntry("reaction", "nothing");
  }

  @Test
  void aClearFirstQuestionIsAnsweredByItselfAndTheNextByAPerson() {
    Map<String, Object> question = new HashMap<>();
    question.put("kind", "reply");
    question.put("topic", "question");
    question.put("confidence", 90);
    question.put("casesLast90Days", 0);
    assertThat(decide(question))
        .containsEntry("reaction", "template")
        .containsEntry("template", "help");

    question.put("confidence", 50);
    assertThat(decide(question)).containsEntry("reaction", "follow_up");
    question.put("confidence", 90);
    question.put("casesLast90Days", 1);
    assertThat(decide(question)).containsEntry("reaction", "follow_up");
    question.put("casesLast90Days", 3);
    assertThat(decide(question)).containsEntry("priority", "high");
    question.put("casesLast90Days", 0);
    question.put("openCase", true);
    assertThat(decide(question)).as("somebody owns it").containsEntry("reaction", "follow_up");
  }

  @Test
  void clearWordsThatAllIsWellAreAYesAndUnclearOnesAPersonReads() {
    Map<String, Object> solved = new HashMap<>();
    solved.put("kind", "reply");
    solved.put("topic", "solved");
    solved.put("sentiment", 60);
    solved.put("confidence", 90);
    solved.put("openCase", true);
    assertThat(decide(solved)).containsEntry("reaction", "confirmed");
    solved.put("confidence", 60);
    assertThat(decide(solved)).containsEntry("reaction", "follow_up");
    solved.put("confidence", 90);
    solved.put("sentiment", -10);
    assertThat(decide(solved)).containsEntry("reaction", "follow_up");
    solved.put("sentiment", 60);
    solved.put("openCase", false);
    assertThat(decide(solved)).containsEntry("reaction", "nothing");
  }

  @Test
  void aParcelIsAskedAboutUnlessSomebodyLooksAfterTheCustomerAlready() {
    assertThat(decide(Map.of("kind", "purchase", "channel", "shop", "openCase", false)))
        .containsEntry("reaction", "check_in")
        .containsEntry("template", "purchase");
    assertThat(decide(Map.of("kind", "purchase", "channel", "shop", "openCase", true)))
        .containsEntry("reaction", "nothing");
    assertThat(decide(Map.of("kind", "purchase", "openCase", false)))
        .containsEntry("reaction", "nothing");
  }

  @Test
  void aBadMarkIsAComplaintAndAGoodOneIsTheEnd() {
    assertThat(decide(Map.of("kind", "survey", "score", new BigDecimal("1.0000"))))
        .containsEntry("reaction", "complaint");
    assertThat(decide(Map.of("kind", "survey", "score", new BigDecimal("3"))))
        .containsEntry("reaction", "follow_up");
    assertThat(decide(Map.of("kind", "survey", "score", new BigDecimal("5"))))
        .containsEntry("reaction", "nothing");
  }

  @Test
  void whoeverCameByARecommendationIsTalkedToAndWhoeverWasGivenAwayIsNot() {
    assertThat(decide(Map.of("kind", "referral", "detail", "brought")))
        .containsEntry("reaction", "referral")
        .containsEntry("skill", "sales");
    assertThat(decide(Map.of("kind", "referral", "detail", "given")))
        .containsEntry("reaction", "nothing");
  }

  @Test
  void whoeverFoundNoHelpOnTheHelpPagesGetsAPersonAndATicketOfAShopHasItsOwnReason() {
    Map<String, Object> ticket = new HashMap<>();
    ticket.put("kind", "ticket");
    ticket.put("channel", "web");
    ticket.put("source", "help");
    ticket.put("topic", "question");
    ticket.put("confidence", 100);
    ticket.put("casesLast90Days", 0);
    assertThat(decide(ticket)).containsEntry("reaction", "follow_up");
    assertThat(decide(ticket).get("why")).asString().startsWith("The help pages did not help");
    ticket.put("source", "api");
    assertThat(decide(ticket).get("why")).asString().startsWith("A clear question");
    ticket.put("topic", "delivery");
    assertThat(decide(ticket)).containsEntry("skill", "order");
  }

  @Test
  void whoeverIsAngrierWaitsLess() {
    assertThat(due("complaint", "urgent")).isLessThan(due("complaint", "high"));
    assertThat(due("complaint", "high")).isLessThan(due("complaint", "normal"));
    assertThat(due("complaint", "normal")).isLessThan(due("question", "normal"));
    assertThat(due("question", "normal")).isLessThan(due("question", "low"));
  }

  /** The table in memory is the engine's table: a thousand random cases. */
  @Test
  void theTableInMemorySaysWhatTheEngineSays() {
    Random random = new Random(7);
    List<Map<String, Object>> asked = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Map<String, Object> facts = new HashMap<>();
      put(
          random,
          facts,
          "kind",
          "reply",
          "sms",
          "call",
          "survey",
          "usage",
          "purchase",
          "complaint",
          "x",
          "click");
      put(random, facts, "channel", "email", "shop", "social");
      put(random, facts, "source", "email", "api", "help");
      put(random, facts, "detail", "interested", "other");
      put(random, facts, "score", new BigDecimal("1"), new BigDecimal("2.5"), new BigDecimal("5"));
      put(random, facts, "topic", "complaint", "question", "praise", "how_to", "solved", "return");
      put(random, facts, "sentiment", -100, -50, -49, 0, 100);
      put(random, facts, "confidence", 0, 59, 60, 80, 100);
      put(random, facts, "openCase", true, false);
      put(random, facts, "casesLast90Days", 0, 1, 2, 3);
      put(random, facts, "lifeStage", "loyal", "new");
      asked.add(facts);
    }
    assertThat(asked)
        .allSatisfy(
            facts ->
                assertThat(triage.first(facts))
                    .isEqualTo(decisions.decide("ResponseTriage", facts).get(0)));
  }

  private static void put(Random random, Map<String, Object> facts, String name, Object... values) {
    int which = random.nextInt(values.length + 1);
    if (which < values.length) {
      facts.put(name, values[which]);
    }
  }

  private Map<String, Object> decide(Map<String, Object> facts) {
    return triage.first(facts);
  }

  private int due(String kind, String priorityWord) {
    Object hours =
        priority.first(Map.of("caseKind", kind, "priority", priorityWord)).get("dueHours");
    return ((Number) hours).intValue();
  }
}
