package io.rondo.workers.social;

import io.rondo.workers.customer.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where a person is known on networks, in export and erasure. */
@Component
class SocialPersonalData implements PersonalData {

  private final IdentityMapper mapper;

  SocialPersonalData(IdentityMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String section() {
    return "networks";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return mapper.ofCustomer(customerId).stream().map(SocialPersonalData::readable).toList();
  }

  @Override
  public void erase(long customerId) {
    mapper.forget(customerId);
  }

  private static Map<String, Object> readable(IdentityMapper.Known known) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("account", known.account());
    row.put("knownSince", known.knownAt());
    return row;
  }
}
