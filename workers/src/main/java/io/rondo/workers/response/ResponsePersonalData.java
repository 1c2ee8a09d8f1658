package io.rondo.workers.response;

import io.rondo.workers.customer.PersonalData;
import io.rondo.workers.response.LinkMapper.KeptEvent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a person did, in export and erasure. */
@Component
class ResponsePersonalData implements PersonalData {

  private final LinkMapper mapper;

  ResponsePersonalData(LinkMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String section() {
    return "responses";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return mapper.events(customerId).stream().map(ResponsePersonalData::readable).toList();
  }

  /** The act stays for the results of campaigns; the number that names the person goes. */
  @Override
  public void erase(long customerId) {
    mapper.forgetNumber(customerId);
  }

  private static Map<String, Object> readable(KeptEvent event) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", event.kind());
    row.put("occurredAt", event.occurredAt());
    row.put("receivedAt", event.receivedAt());
    row.put("source", event.source());
    row.put("campaign", event.campaign());
    row.put(
        "amount", event.amountMinor() == null ? null : BigDecimal.valueOf(event.amountMinor(), 2));
    row.put("currency", event.currency());
    row.put("actor", event.actor());
    return row;
  }
}
