package io.rondo.workers.fulfilment;

import io.rondo.workers.customer.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Which partners were given somebody's address or number, in the export. Orders name people by
 * number only; an erasure takes away what was said about them.
 */
@Component
class OrderPersonalData implements PersonalData {

  private final PersonMapper mapper;

  OrderPersonalData(PersonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String section() {
    return "orders";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return mapper.ofCustomer(customerId).stream().map(OrderPersonalData::readable).toList();
  }

  @Override
  public void erase(long customerId) {
    mapper.forget(customerId);
  }

  private static Map<String, Object> readable(PersonMapper.Place place) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("campaign", place.campaign());
    row.put("partner", place.partner());
    row.put("kind", place.kind());
    row.put("state", place.state());
    row.put("reason", place.reason());
    row.put("returned", place.returned());
    row.put("givenAt", place.submittedAt());
    return row;
  }
}
