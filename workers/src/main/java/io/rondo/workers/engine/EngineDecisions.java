package io.rondo.workers.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link Decisions} kept by Camunda 7. A decision is asked of a decision engine beside the process
 * engine, which writes nothing down: a page may ask as well as a step, and an amount of money stays
 * one.
 */
@Component
class EngineDecisions implements Decisions {

  private static final int MOST_KEPT = 100;

  /** So long a table is asked on after another node saved a newer version. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ProcessEngine engine;
  private final DmnEngine decisions = decisionEngine();
  // a version never changes; only few are ever asked
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private final Map<String, Version> versions = new ConcurrentHashMap<>();
  private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();
  private final Map<String, Newest> newest = new ConcurrentHashMap<>();

  private record Newest(DecisionDefinition definition, long readAt) {}

  /** What was read of a version. */
  private record Asked(DmnDecision decision, List<DmnTable> tables) {}

  EngineDecisions(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  private static DmnEngine decisionEngine() {
    DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
    configuration.setScriptEngineResolver(
        language -> new NoScripts().getScriptEngine(language, false));
    configuration.setElProvider(new HardenedExpressions(Map.of()).toElProvider());
    return configuration.buildEngine();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Map<String, Object>> decide(String decision, int version, Map<String, Object> facts) {
    Asked known = read(decision, asked(() -> definition(decision, version)));
    Map<String, Object> variables = new LinkedHashMap<>();
    known.tables().stream()
        .flatMap(table -> table.inputs().stream())
        .forEach(input -> variables.put(input.expression().text(), null));
    facts.forEach((name, value) -> variables.put(name, fact(name, value)));
    return decisions.evaluateDecision(known.decision(), variables).getResultList().stream()
        .map(EngineDecisions::outcome)
        .toList();
  }

  static Object fact(String name, Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double) {
      return value;
    }
    if (value instanceof BigDecimal number) {
      BigDecimal plain = (BigDecimal) Feel.plain(number);
      return plain.scale() <= 0 ? (Object) plain.longValueExact() : plain.doubleValue();
    }
    throw new IllegalArgumentException(
        "Fact %s: a %s cannot be asked.".formatted(name, value.getClass().getSimpleName()));
  }

  private static Map<String, Object> outcome(Map<String, Object> row) {
    Map<String, Object> outcome = new LinkedHashMap<>();
    row.forEach(
        (name, value) -> {
          if (value != null) {
            outcome.put(name, Feel.plain(value));
          }
        });
    return outcome;
  }

  @Override
  @Transactional(readOnly = true)
  public Prepared prepared(String decision) {
    DecisionDefinition definition = lately(decision);
    if (prepared.size() > MOST_KEPT) {
      prepared.clear();
    }
    return prepared.computeIfAbsent(
        definition.getId(),
        id ->
            read(decision, definition).tables().stream()
                .filter(table -> table.id().equals(decision))
                .findFirst()
                .map(table -> new PreparedTable(table, definition.getVersion()))
                .orElseThrow(() -> new IllegalArgumentException(decision + " is no table.")));
  }

  /** The version that was the newest within the last second: whoever asks often need not look. */
  private DecisionDefinition lately(String decision) {
    long now = System.nanoTime();
    Newest known = newest.get(decision);
    if (known != null && now - known.readAt < FRESH_NANOS) {
      return known.definition;
    }
    DecisionDefinition definition = asked(() -> definition(decision));
    newest.put(decision, new Newest(definition, now));
    return definition;
  }

  @Override
  @Transactional(readOnly = true)
  public Version newest(String decision) {
    return asked(() -> version(definition(decision)));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Version> versions(String decision) {
    return asked(
        () ->
            repository()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .orderByDecisionDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(this::version)
                .toList());
  }

  /** Looked up once: who saved a version, and when, never changes. */
  private Version version(DecisionDefinition definition) {
    if (versions.size() > MOST_KEPT) {
      versions.clear();
    }
    return versions.computeIfAbsent(definition.getId(), id -> lookUp(definition));
  }

  private Version lookUp(DecisionDefinition definition) {
    var deployment =
        repository()
            .createDeploymentQuery()
            .deploymentId(definition.getDeploymentId())
            .singleResult();
    return new Version(
        definition.getKey(),
        definition.getName() == null ? definition.getKey() : definition.getName(),
        definition.getVersion(),
        savedBy(definition.getDeploymentId()),
        deployment.getDeploymentTime().toInstant());
  }

  /** The engine's own log says who deployed; it has no entry where nobody was logged in. */
  private String savedBy(String deployment) {
    return engine
        .getHistoryService()
        .createUserOperationLogQuery()
        .entityType(EntityTypes.DEPLOYMENT)
        .operationType(UserOperationLogEntry.OPERATION_TYPE_CREATE)
        .deploymentId(deployment)
        .list()
        .stream()
        .map(UserOperationLogEntry::getUserId)
        .findFirst()
        .orElse(null);
  }

  @Override
  @Transactional(readOnly = true)
  public DecisionTable table(String decision) {
    return read(decision, asked(() -> definition(decision))).tables().stream()
        .filter(table -> table.id().equals(decision))
        .findFirst()
        .map(DmnTable::readable)
        .orElseThrow(() -> new IllegalArgumentException(decision + " is no decision table."));
  }

  @Override
  @Transactional(readOnly = true)
  public String xml(String decision) {
    return asked(() -> new String(bytes(definition(decision)), StandardCharsets.UTF_8));
  }

  @Override
  @Transactional
  public void save(String fileName, String xml, String who) {
    byte[] wanted = xml.getBytes(StandardCharsets.UTF_8);
    if (isNewest(DmnFile.read(wanted), wanted)) {
      return;
    }
    try {
      Rights.inTheNameOf(
          engine,
          who,
          () ->
              repository()
                  .createDeployment()
                  .name(fileName)
                  .addInputStream(fileName, new ByteArrayInputStream(wanted))
                  .deploy());
      newest.clear();
    } catch (DeploymentRefused e) {
      throw new ModelRefused(e.problems());
    }
  }

  /** Saved again unchanged, a table gets no new version. */
  private boolean isNewest(DmnFile file, byte[] wanted) {
    return asked(
        () ->
            !file.decisions().isEmpty()
                && file.decisions().stream()
                    .allMatch(
                        decision -> {
                          DecisionDefinition newest = newestOrNull(decision.id());
                          return newest != null && Arrays.equals(bytes(newest), wanted);
                        }));
  }

  private Asked read(String decision, DecisionDefinition definition) {
    return asked(
        () -> {
          if (asked.size() > MOST_KEPT) {
            asked.clear();
          }
          return asked.computeIfAbsent(definition.getId(), id -> parse(decision, definition));
        });
  }

  private Asked parse(String decision, DecisionDefinition definition) {
    byte[] xml = bytes(definition);
    return new Asked(
        decisions.parseDecision(decision, new ByteArrayInputStream(xml)),
        DmnFile.read(xml).tables());
  }

  private DecisionDefinition definition(String decision) {
    DecisionDefinition newest = newestOrNull(decision);
    if (newest == null) {
      throw new IllegalArgumentException("There is no decision " + decision + ".");
    }
    return newest;
  }

  private DecisionDefinition definition(String decision, int version) {
    DecisionDefinition found =
        repository()
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(decision)
            .decisionDefinitionVersion(version)
            .singleResult();
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no version %d of decision %s.".formatted(version, decision));
    }
    return found;
  }

  private DecisionDefinition newestOrNull(String decision) {
    return repository()
        .createDecisionDefinitionQuery()
        .decisionDefinitionKey(decision)
        .latestVersion()
        .singleResult();
  }

  private byte[] bytes(DecisionDefinition definition) {
    try (InputStream file = repository().getDecisionModel(definition.getId())) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RepositoryService repository() {
    return engine.getRepositoryService();
  }

  private <T> T asked(Supplier<T> query) {
    return Rights.ofNobody(engine.getIdentityService(), query);
  }
}
