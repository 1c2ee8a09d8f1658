package io.rondo.workers.consent;

import io.rondo.workers.customer.ImportedConsent;
import io.rondo.workers.customer.ImportedConsents;
import io.rondo.workers.database.BulkInsert;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Takes the consents of an import: those of new customers at one stroke. */
@Component
class ConsentImport implements ImportedConsents {

  private static final List<String> COLUMNS =
      List.of(
          "customer_id",
          "channel",
          "purpose",
          "granted",
          "decided_at",
          "source",
          "consent_text_id",
          "recorded_at");

  private final DataSource dataSource;
  private final ConsentMapper mapper;
  private final Consents consents;
  private final ConsentTexts texts;
  private final Clock clock;

  ConsentImport(
      DataSource dataSource,
      ConsentMapper mapper,
      Consents consents,
      ConsentTexts texts,
      Clock clock) {
    this.dataSource = dataSource;
    this.mapper = mapper;
    this.consents = consents;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public void record(List<ImportedConsent> imported) {
    insertOfNewCustomers(imported.stream().filter(ImportedConsent::newCustomer).toList());
    List<ImportedConsent> others = imported.stream().filter(one -> !one.newCustomer()).toList();
    others.stream()
        .collect(
            Collectors.groupingBy(
                ImportedConsent::channel, LinkedHashMap::new, Collectors.toList()))
        .forEach(this::compareWithKnown);
  }

  private void insertOfNewCustomers(List<ImportedConsent> fresh) {
    Map<String, Long> textIds = new HashMap<>();
    Instant now = clock.instant();
    BulkInsert insert = new BulkInsert("consent", COLUMNS);
    for (ImportedConsent one : fresh) {
      insert.add(
          one.customerId(),
          one.channel(),
          Consents.MARKETING,
          one.granted(),
          one.decidedAt() == null ? now : one.decidedAt(),
          one.source(),
          one.text() == null ? null : textIds.computeIfAbsent(one.text(), texts::idOf),
          now);
    }
    insert.run(dataSource);
  }

  private void compareWithKnown(String channel, List<ImportedConsent> others) {
    Map<Long, ConsentRow> known =
        mapper
            .currentOf(
                others.stream().map(ImportedConsent::customerId).toList(),
                channel,
                Consents.MARKETING)
            .stream()
            .collect(Collectors.toMap(ConsentRow::customerId, Function.identity()));
    for (ImportedConsent one : others) {
      ConsentRow row = known.get(one.customerId());
      boolean repeatedRefusal =
          row != null && one.decidedAt() == null && !row.granted() && !one.granted();
      if (!repeatedRefusal) {
        consents.record(
            one.customerId(),
            channel,
            Consents.MARKETING,
            one.granted(),
            one.decidedAt() == null ? clock.instant() : one.decidedAt(),
            one.source(),
            one.text());
      }
    }
  }
}
