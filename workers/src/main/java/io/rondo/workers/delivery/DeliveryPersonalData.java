package io.rondo.workers.delivery;

import io.rondo.workers.customer.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a person was mailed, in the export. The ledger names nobody, so an erasure leaves it. */
@Component
class DeliveryPersonalData implements PersonalData {

  private final DeliveryMapper mapper;

  DeliveryPersonalData(DeliveryMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String section() {
    return "deliveries";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return mapper.ofCustomer(customerId).stream().map(DeliveryPersonalData::readable).toList();
  }

  private static Map<String, Object> readable(DeliveryMapper.Touch touch) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("campaign", touch.code());
    row.put("channel", touch.channel());
    row.put("cell", touch.cell());
    row.put("state", touch.state());
    row.put("reason", touch.reason());
    row.put("sentAt", touch.sentAt());
    return row;
  }
}
