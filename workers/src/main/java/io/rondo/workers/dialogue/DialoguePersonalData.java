package io.rondo.workers.dialogue;

import io.rondo.workers.customer.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a person was asked on their own pages and answered, in export and erasure. */
@Component
class DialoguePersonalData implements PersonalData {

  private final CustomerPageMapper mapper;

  DialoguePersonalData(CustomerPageMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String section() {
    return "pages";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return mapper.ofCustomer(customerId).stream().map(DialoguePersonalData::readable).toList();
  }

  /** The pages end with the person: their addresses lead nowhere. */
  @Override
  public void erase(long customerId) {
    mapper.forget(customerId);
  }

  private static Map<String, Object> readable(CustomerPage page) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", page.kind());
    row.put("case", page.caseCode());
    row.put("madeAt", page.madeAt());
    row.put("answeredAt", page.answeredAt());
    row.put("score", page.score());
    row.put("said", page.said());
    return row;
  }
}
