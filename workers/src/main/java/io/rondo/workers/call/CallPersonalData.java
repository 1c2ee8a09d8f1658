package io.rondo.workers.call;

import io.rondo.workers.customer.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Calls to a person, in export and erasure. */
@Component
class CallPersonalData implements PersonalData {

  private final CallMapper mapper;
  private final CallWithdrawals withdrawals;

  CallPersonalData(CallMapper mapper, CallWithdrawals withdrawals) {
    this.mapper = mapper;
    this.withdrawals = withdrawals;
  }

  @Override
  public String section() {
    return "calls";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return mapper.callsOf(customerId).stream().map(CallPersonalData::readable).toList();
  }

  /** Nobody calls an erased person; that they were called stays, without a word about it. */
  @Override
  public void erase(long customerId) {
    withdrawals.withdrawCustomer(customerId, "erased");
    mapper.forgetNotes(customerId);
    mapper.forgetSignals(customerId);
  }

  private static Map<String, Object> readable(CallMapper.KeptCall call) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("startedAt", call.startedAt());
    row.put("durationSeconds", call.durationS());
    row.put("outcome", call.disposition());
    row.put("callbackAt", call.callbackAt());
    row.put("notes", call.notes());
    row.put("order", call.orderCode());
    return row;
  }
}
