package io.rondo.workers.followup;

import io.rondo.workers.customer.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cases of a person, in export and erasure. Their words are kept elsewhere. */
@Component
class FollowUpPersonalData implements PersonalData {

  private final CaseMapper mapper;
  private final Endings endings;

  FollowUpPersonalData(CaseMapper mapper, Endings endings) {
    this.mapper = mapper;
    this.endings = endings;
  }

  @Override
  public String section() {
    return "cases";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return mapper.ofCustomer(customerId).stream().map(FollowUpPersonalData::readable).toList();
  }

  /** Nobody answers an erased person; that there was a case stays, without a word about it. */
  @Override
  public void erase(long customerId) {
    endings.withdrawAll(customerId);
  }

  private static Map<String, Object> readable(ServiceCase known) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("code", known.code());
    row.put("kind", known.kind());
    row.put("channel", known.channel());
    row.put("openedAt", known.openedAt());
    row.put("firstAnswerAt", known.firstAnswerAt());
    row.put("closedAt", known.closedAt());
    row.put("outcome", known.outcome());
    return row;
  }
}
