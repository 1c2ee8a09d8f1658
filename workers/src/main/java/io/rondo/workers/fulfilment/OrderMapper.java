package io.rondo.workers.fulfilment;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface OrderMapper {

  String COLUMNS =
      "select o.id, o.code, o.campaign_id, c.code as campaign_code, o.deliverable_id, d.kind,"
          + " d.title, o.partner_id, o.attempt, o.test, o.state, o.cancellation, o.replaced_at,"
          + " o.quantity, o.setup_minor, o.price_minor, o.currency, o.cancel_cost_minor, o.brief,"
          + " o.due_at, o.partner_reference, o.promised_at, o.reason, o.returned,"
          + " o.package_sha256, o.clock_step, o.clock_due_at, o.placed_at, o.submitted_at,"
          + " o.answered_at, o.produced_at, o.handed_over_at, o.reconciled_at, o.closed_at,"
          + " o.version, o.updated_at"
          + " from partner_order o join campaign c on c.id = o.campaign_id"
          + " left join campaign_deliverable d on d.id = o.deliverable_id ";

  @Select(COLUMNS + "where o.id = #{id}")
  OrderRow byId(long id);

  @Select(COLUMNS + "where o.code = #{code}")
  OrderRow byCode(String code);
}
