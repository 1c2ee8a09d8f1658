package io.rondo.workers.followup;

import io.rondo.workers.dialogue.LifeStage;
import io.rondo.workers.dialogue.LifeStages;
import io.rondo.workers.engine.Decisions;
import io.rondo.workers.response.Reaction;
import io.rondo.workers.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the table of triage what responses deserve. */
@Component
class Triage {

  static final String TABLE = "ResponseTriage";
  private static final Duration RECENT = Duration.ofDays(90);

  private final CaseMapper mapper;
  private final LifeStages lifeStages;
  private final ObjectProvider<Decisions> decisions;
  private final Clock clock;

  Triage(
      CaseMapper mapper, LifeStages lifeStages, ObjectProvider<Decisions> decisions, Clock clock) {
    this.mapper = mapper;
    this.lifeStages = lifeStages;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** What each deserves, by its id; the facts of all are read at once. */
  Map<Long, Reaction> decide(List<Response> responses) {
    if (responses.isEmpty()) {
      return Map.of();
    }
    Instant since = clock.instant().minus(RECENT);
    Map<Long, CaseMapper.Facts> known =
        mapper.facts(responses.stream().map(Response::id).toList(), since).stream()
            .collect(Collectors.toMap(CaseMapper.Facts::responseId, Function.identity()));
    Map<Long, LifeStage> stages =
        lifeStages.of(
            responses.stream().map(Response::customerId).filter(Objects::nonNull).toList());
    Decisions.Prepared table = decisions.getObject().prepared(TABLE);
    Map<Long, Reaction> decided = new HashMap<>();
    for (Response response : responses) {
      CaseMapper.Facts facts = known.get(response.id());
      if (facts != null) {
        decided.put(
            response.id(),
            reaction(table.first(facts(response, facts, stages.get(response.customerId())))));
      }
    }
    return decided;
  }

  private static Map<String, Object> facts(
      Response response, CaseMapper.Facts known, LifeStage stage) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("kind", response.kind());
    facts.put("channel", response.channel());
    facts.put("source", response.source());
    facts.put("detail", response.detail());
    facts.put("score", response.score());
    facts.put("topic", response.topic());
    facts.put("sentiment", response.sentiment());
    facts.put("confidence", response.confidence() == null ? 100 : response.confidence());
    facts.put("openCase", known.openCases() > 0);
    facts.put("casesLast90Days", known.recentCases());
    facts.put("lifeStage", stage == null ? null : stage.text());
    return facts;
  }

  private static Reaction reaction(Map<String, Object> row) {
    return new Reaction(
        text(row, "reaction"),
        text(row, "template"),
        text(row, "skill"),
        text(row, "priority"),
        Boolean.TRUE.equals(row.get("hold")),
        text(row, "why"));
  }

  private static String text(Map<String, Object> row, String column) {
    Object value = row.get(column);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }
}
