package io.rondo.workers.sandbox;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.sandbox.EndpointCheck.Verdict;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Checks the endpoint of a partner by twelve scripted cases. It is certified when it passes all of
 * them in one run.
 */
@Service
public class SelfChecks implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(SelfChecks.class);
  private static final int MOST_DETAIL = 500;
  private static final int AT_ONCE = 4;

  private final Partners partners;
  private final Sandbox sandbox;
  private final CheckMapper mapper;
  private final ObjectProvider<EndpointCheck> endpoints;
  private final Clock clock;
  private final Set<Long> running = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE,
          work -> {
            Thread thread = new Thread(work, "rondo-self-check");
            thread.setDaemon(true);
            return thread;
          });

  SelfChecks(
      Partners partners,
      Sandbox sandbox,
      CheckMapper mapper,
      ObjectProvider<EndpointCheck> endpoints,
      Clock clock) {
    this.partners = partners;
    this.sandbox = sandbox;
    this.mapper = mapper;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /**
   * Begins a run and returns at once; {@link #of} shows how far it is. What was known before is
   * forgotten. A run that is under way goes on alone.
   *
   * @param who a login
   * @throws SandboxRefused when this partner has no endpoint that could be checked
   */
  public void start(long partnerId, String who) {
    Partner partner = partners.get(partnerId);
    EndpointCheck endpoint =
        endpoints.stream()
            .filter(one -> one.covers(partner))
            .findFirst()
            .orElseThrow(
                () ->
                    new SandboxRefused(
                        "%s has no endpoint to check: only partners by API or REST have one."
                            .formatted(partner.name())));
    if (!running.add(partnerId)) {
      return;
    }
    threads.execute(
        () -> {
          try {
            run(partner, endpoint, who);
          } catch (RuntimeException e) {
            LOG.warn("The self-check of {} broke off.", partner.code(), e);
          } finally {
            running.remove(partnerId);
          }
        });
  }

  private void run(Partner partner, EndpointCheck endpoint, String who) {
    mapper.forget(partner.id());
    Set<CheckCase> passed = EnumSet.noneOf(CheckCase.class);
    endpoint.run(
        partner,
        sandbox.place(partner),
        (rule, verdict) -> {
          keep(partner, rule, verdict);
          if (verdict.passed()) {
            passed.add(rule);
          }
        });
    if (passed.size() == CheckCase.values().length) {
      partners.certify(partner.id(), who);
    }
  }

  private void keep(Partner partner, CheckCase rule, Verdict verdict) {
    String detail = verdict.detail();
    mapper.insert(
        partner.id(),
        rule.no(),
        verdict.passed(),
        detail.length() > MOST_DETAIL ? detail.substring(0, MOST_DETAIL) : detail,
        clock.instant());
  }

  /** Whether this node is just checking it. */
  public boolean isRunning(long partnerId) {
    return running.contains(partnerId);
  }

  /** All twelve cases, in their order, as they last went. */
  public List<CheckResult> of(long partnerId) {
    Map<Integer, CheckMapper.Row> rows =
        mapper.of(partnerId).stream()
            .collect(Collectors.toMap(CheckMapper.Row::caseNo, Function.identity()));
    return Arrays.stream(CheckCase.values())
        .map(
            rule -> {
              CheckMapper.Row row = rows.get(rule.no());
              return row == null
                  ? new CheckResult(rule, null, "", null)
                  : new CheckResult(rule, row.passed(), row.detail(), row.checkedAt());
            })
        .toList();
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
