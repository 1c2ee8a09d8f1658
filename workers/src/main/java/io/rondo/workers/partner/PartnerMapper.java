package io.rondo.workers.partner;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PartnerMapper {

  String COLUMNS =
      "select id, code, name, kind, state, contract_version, contract_ends_on, contact_name,"
          + " contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,"
          + " production_hours, handover_hours, transport, connection, certified_at from partner ";

  @Select(COLUMNS + "where id = #{id}")
  PartnerRow byId(long id);

  @Select(COLUMNS + "where code = #{code}")
  PartnerRow byCode(String code);

  @Select(COLUMNS + "order by name, id")
  List<PartnerRow> all();
}
