package io.rondo.workers.hold;

import io.rondo.workers.customer.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** When a person was left in peace, in the export. A hold names nobody, so an erasure leaves it. */
@Component
class HoldPersonalData implements PersonalData {

  private final Holds holds;

  HoldPersonalData(Holds holds) {
    this.holds = holds;
  }

  @Override
  public String section() {
    return "holds";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return holds.of(customerId).stream().map(HoldPersonalData::readable).toList();
  }

  private static Map<String, Object> readable(Hold hold) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("reason", hold.reason());
    row.put("case", hold.caseCode());
    row.put("heldAt", hold.heldAt());
    row.put("releasedAt", hold.releasedAt());
    return row;
  }
}
