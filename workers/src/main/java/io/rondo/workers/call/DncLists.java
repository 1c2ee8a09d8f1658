package io.rondo.workers.call;

import io.rondo.workers.fulfilment.ScrubRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The do-not-call lists of countries and trades. Where a country keeps one, nobody there is called
 * without it, and not with one that is older than its limit.
 */
@Service
public class DncLists {

  private static final int LONGEST_SOURCE = 40;

  private final DncMapper mapper;
  private final CallWithdrawals withdrawals;
  private final CallSettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;

  DncLists(
      DncMapper mapper,
      CallWithdrawals withdrawals,
      CallSettings settings,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.withdrawals = withdrawals;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Loads a list, which takes the place of the one of the same source; who is on it and still to be
   * called is called no more. Numbers are kept as hashes, beside the evidence of the file: source,
   * day, SHA-256 and counts. Until the last line is in, the list before it counts.
   *
   * @param country ISO code
   * @param source who keeps it, at most 40 characters, for example TPS
   * @param datedOn the day on which its keeper made it
   * @param file one number a line; of any size
   * @throws DncRefused when the list could not count, or is no list
   */
  public DncList load(
      String country, String source, LocalDate datedOn, InputStream file, String who) {
    String code = country.strip().toUpperCase(Locale.ROOT);
    String keeper = source.strip();
    check(code, keeper, datedOn);
    long id = begin(code, keeper, datedOn, who);
    try {
      DncFile read = new DncFile(file, code);
      read.read(hashes -> transaction.executeWithoutResult(status -> add(id, hashes)));
      refuseRubbish(read);
      transaction.executeWithoutResult(
          status -> {
            mapper.validate(id, read.sha256Hex(), read.refused());
            mapper.replaceOthers(id, code, keeper);
            withdrawals.withdraw(mapper.stillToCall(id), CallScrub.DO_NOT_CALL);
          });
    } catch (IOException e) {
      drop(id);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      drop(id);
      throw e;
    }
    clear();
    return mapper.all().stream().filter(list -> list.id() == id).findFirst().orElseThrow();
  }

  /** Every list that was ever loaded, by country and source, newest first. */
  @Transactional(readOnly = true)
  public List<DncList> all() {
    return mapper.all();
  }

  /** What stands in the way of calls to every country that Rondo knows: a row a country. */
  @Transactional(readOnly = true)
  public List<Standing> standing() {
    List<Standing> rows = new ArrayList<>();
    settings.countries().keySet().stream()
        .sorted()
        .forEach(
            country -> {
              CallCountry rule = settings.countries().get(country);
              rows.add(
                  new Standing(
                      country, rule.listDays(), mapper.valid(country), problem(country, rule)));
            });
    return rows;
  }

  /** The lists against which the people of an order were compared. */
  @Transactional(readOnly = true)
  public List<DncList> evidence(long orderId) {
    return mapper.evidence(orderId);
  }

  /**
   * How a country stands.
   *
   * @param listDays how old a list may be; 0 where none is needed
   * @param problem why nobody there is called; null when people are
   */
  public record Standing(String country, int listDays, List<DncList> lists, String problem) {}

  /**
   * Refuses calls to countries whose lists are missing or too old.
   *
   * @throws ScrubRefused naming each country and what to load
   */
  void mustCount(Collection<String> countries) {
    List<String> problems = new ArrayList<>();
    for (String country : countries) {
      settings.country(country).map(rule -> problem(country, rule)).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new ScrubRefused("No call list goes out. " + String.join(" ", problems));
    }
  }

  /** Which of these numbers are on a list that counts. */
  Set<String> listed(Collection<String> hashes) {
    return hashes.isEmpty() ? Set.of() : mapper.listed(hashes);
  }

  /** Notes against which lists the people of an order in these countries were compared. */
  void compare(long orderId, Collection<String> countries) {
    for (String country : countries) {
      mapper.valid(country).forEach(list -> mapper.compare(orderId, list.id(), clock.instant()));
    }
  }

  private String problem(String country, CallCountry rule) {
    if (rule.listDays() == 0) {
      return null;
    }
    List<DncList> fresh =
        mapper.valid(country).stream()
            .filter(list -> !list.datedOn().isBefore(today().minusDays(rule.listDays())))
            .toList();
    Set<String> missing = new HashSet<>(rule.lists());
    fresh.forEach(list -> missing.remove(list.source()));
    if (!fresh.isEmpty() && missing.isEmpty()) {
      return null;
    }
    String which =
        missing.isEmpty()
            ? "no do-not-call list"
            : "no list of " + String.join(" and ", missing.stream().sorted().toList());
    return "For %s there is %s that is at most %d days old: load one."
        .formatted(country, which, rule.listDays());
  }

  private void check(String country, String source, LocalDate datedOn) {
    CallCountry rule =
        settings
            .country(country)
            .orElseThrow(() -> new DncRefused("Nobody in \"" + country + "\" is called."));
    if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
      throw new DncRefused("Say who keeps the list, in at most 40 characters.");
    }
    if (datedOn.isAfter(today().plusDays(1))) {
      throw new DncRefused("The list is dated %s, which is yet to come.".formatted(datedOn));
    }
    if (rule.listDays() > 0 && datedOn.isBefore(today().minusDays(rule.listDays()))) {
      throw new DncRefused(
          "The list is dated %s; one for %s may be %d days old: get a newer one."
              .formatted(datedOn, country, rule.listDays()));
    }
    mapper.valid(country).stream()
        .filter(list -> list.source().equals(source) && list.datedOn().isAfter(datedOn))
        .findFirst()
        .ifPresent(
            newer -> {
              throw new DncRefused(
                  "There is a newer list of %s, dated %s.".formatted(source, newer.datedOn()));
            });
  }

  /** A wrong file would let everybody be called: it must look like a list. */
  private static void refuseRubbish(DncFile read) {
    if (read.lines() == 0) {
      throw new DncRefused("The file is empty.");
    }
    if (read.refused() * 10L > read.lines()) {
      throw new DncRefused(
          "%d of %d lines are no number (the first: %s): this is not the list."
              .formatted(read.refused(), read.lines(), read.refusedLines()));
    }
  }

  private long begin(String country, String source, LocalDate datedOn, String who) {
    String mark = "loading-" + UUID.randomUUID();
    Long id =
        transaction.execute(
            status -> {
              mapper.begin(country, source, datedOn, mark, who, clock.instant());
              return mapper.begun(mark);
            });
    return id;
  }

  private void drop(long id) {
    transaction.executeWithoutResult(status -> mapper.removeNumbers(id));
    transaction.executeWithoutResult(status -> mapper.remove(id));
  }

  private void clear() {
    mapper
        .leftOvers()
        .forEach(id -> transaction.executeWithoutResult(status -> mapper.removeNumbers(id)));
  }

  /** A number may stand in a list more than once. */
  private void add(long id, Set<String> hashes) {
    Set<String> fresh = new HashSet<>(hashes);
    fresh.removeAll(mapper.known(id, hashes));
    if (!fresh.isEmpty()) {
      mapper.add(id, fresh);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
