package io.rondo.workers.consent;

import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.customer.PersonalData;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The consents of a person in export and erasure. */
@Component
class ConsentPersonalData implements PersonalData {

  private final Consents consents;
  private final Customers customers;
  private final Suppressions suppressions;
  private final ConsentMapper mapper;
  private final Clock clock;

  ConsentPersonalData(
      Consents consents,
      Customers customers,
      Suppressions suppressions,
      ConsentMapper mapper,
      Clock clock) {
    this.consents = consents;
    this.customers = customers;
    this.suppressions = suppressions;
    this.mapper = mapper;
    this.clock = clock;
  }

  @Override
  public String section() {
    return "consents";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return Stream.concat(consents.of(customerId).stream(), consents.history(customerId).stream())
        .map(ConsentPersonalData::readable)
        .toList();
  }

  @Override
  public void erase(long customerId) {
    customers.find(customerId).ifPresent(this::suppress);
    mapper.eraseCurrent(customerId, clock.instant());
    mapper.eraseHistory(customerId);
  }

  private void suppress(Customer customer) {
    for (String channel : Consents.CHANNELS) {
      if (customer.addressHash(channel) != null) {
        suppressions.suppress(channel, customer.addressHash(channel), SuppressionReason.ERASED);
      }
    }
  }

  private static Map<String, Object> readable(Consent consent) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("channel", consent.channel());
    row.put("purpose", consent.purpose());
    row.put("granted", consent.granted());
    row.put("decidedAt", consent.decidedAt());
    row.put("source", consent.source());
    row.put("text", consent.text());
    row.put("recordedAt", consent.recordedAt());
    row.put("replacedAt", consent.replacedAt());
    return row;
  }
}
