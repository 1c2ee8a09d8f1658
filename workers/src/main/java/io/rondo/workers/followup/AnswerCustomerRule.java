package io.rondo.workers.followup;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A customer is answered, called, promised a call, handed over, or needs no answer. */
@Component
class AnswerCustomerRule implements TaskRule {

  private static final int LONGEST = 20_000;
  private static final int LONGEST_NOTE = 150;
  private static final Duration LATEST = Duration.ofDays(60);
  private static final Set<String> OUTCOMES = Set.of("no_answer_needed", "handed_over");

  private final Answers answers;
  private final Clock clock;

  AnswerCustomerRule(Answers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public String task() {
    return "Activity_AnswerCustomer";
  }

  @Override
  public Set<String> confidential() {
    return Set.of("answerText", "saidText", "handOverNote");
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    Map<String, Object> left = new HashMap<>(Map.of("answerGiven", false, "answerNeedless", false));
    switch (step.text("caseDecision")) {
      case "answer" -> {
        answers.write(businessKey, user, words(step.text("answerText"), "Write the answer."));
        left.put("answerGiven", true);
      }
      case "call", "letter" -> {
        String said = words(step.text("saidText"), "Note what was said or written.");
        answers.note(businessKey, user, step.text("caseDecision"), said);
        left.put("answerGiven", true);
      }
      case "promise" ->
          left.putAll(answers.promise(businessKey, user, promised(step.time("promisedAt"))));
      case "hand_over" -> left.putAll(handOver(businessKey, user, step));
      case "none" -> {
        answers.needless(businessKey, user, outcome(step.text("caseOutcome")));
        left.put("answerNeedless", true);
      }
      default -> throw new TaskRefused("Say what happens with this case.");
    }
    return left;
  }

  private static String words(String text, String wanted) {
    if (text.isBlank()) {
      throw new TaskRefused(wanted);
    }
    if (text.length() > LONGEST) {
      throw new TaskRefused("That is longer than 20,000 characters. Shorten it.");
    }
    return text.strip();
  }

  private Instant promised(Instant at) {
    Instant now = clock.instant();
    if (at == null || at.isBefore(now) || at.isAfter(now.plus(LATEST))) {
      throw new TaskRefused("Give a time within the next 60 days at which you call.");
    }
    return at;
  }

  private Map<String, Object> handOver(String code, String user, Step step) {
    Skill skill =
        Skill.of(step.text("handOverSkill"))
            .orElseThrow(() -> new TaskRefused("Say what the next one must be able to help with."));
    String note = step.text("handOverNote").strip();
    if (note.length() > LONGEST_NOTE) {
      throw new TaskRefused("The note for the next one has at most 150 characters.");
    }
    return answers.handOver(code, user, skill, note);
  }

  private static String outcome(String outcome) {
    if (!OUTCOMES.contains(outcome)) {
      throw new TaskRefused("Say why no answer is needed.");
    }
    return outcome;
  }
}
