package io.rondo.workers.partner;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The partners of the company. */
@Service
public class Partners {

  private final PartnerMapper mapper;

  Partners(PartnerMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @throws UnknownPartner when there is none
   */
  @Transactional(readOnly = true)
  public Partner get(long id) {
    PartnerRow row = mapper.byId(id);
    if (row == null) {
      throw new UnknownPartner(id);
    }
    return row.partner();
  }

  /** The partner of that code; empty when there is none. */
  @Transactional(readOnly = true)
  public Optional<Partner> find(String code) {
    return Optional.ofNullable(mapper.byCode(code)).map(PartnerRow::partner);
  }

  /** All, by name. */
  @Transactional(readOnly = true)
  public List<Partner> all() {
    return mapper.all().stream().map(PartnerRow::partner).toList();
  }
}
