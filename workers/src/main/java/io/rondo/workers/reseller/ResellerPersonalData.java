package io.rondo.workers.reseller;

import io.rondo.workers.customer.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** To whom a person was handed over, in export and erasure. */
@Component
class ResellerPersonalData implements PersonalData {

  private final LeadMapper leads;
  private final ReferralMapper referrals;
  private final Leads cases;

  ResellerPersonalData(LeadMapper leads, ReferralMapper referrals, Leads cases) {
    this.leads = leads;
    this.referrals = referrals;
    this.cases = cases;
  }

  @Override
  public String section() {
    return "partners";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    List<Map<String, Object>> rows = new ArrayList<>();
    leads.ofCustomer(customerId).forEach(lead -> rows.add(readable(lead)));
    referrals.ofCustomer(customerId).forEach(referral -> rows.add(readable(referral)));
    return rows;
  }

  /** Nobody is handed over any more; that it happened, and what was paid, stays. */
  @Override
  public void erase(long customerId) {
    leads.openOf(customerId).forEach(code -> cases.withdraw(code, "erased"));
    leads.forget(customerId);
    referrals.forget(customerId);
  }

  private static Map<String, Object> readable(Lead lead) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", "lead");
    row.put("partner", lead.partnerName());
    row.put("why", lead.why());
    row.put("state", lead.state());
    row.put("consent", lead.consentSource());
    row.put("offeredAt", lead.createdAt());
    row.put("handedOverAt", lead.acceptedAt());
    return row;
  }

  private static Map<String, Object> readable(Referral referral) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", "referral");
    row.put("partner", referral.partnerName());
    row.put("direction", referral.direction());
    row.put("why", referral.why());
    row.put("state", referral.state());
    row.put("recordedAt", referral.recordedAt());
    return row;
  }
}
