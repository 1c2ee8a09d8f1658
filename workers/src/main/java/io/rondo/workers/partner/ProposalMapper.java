package io.rondo.workers.partner;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The table partner_proposal, and what is counted for it. */
@Mapper
interface ProposalMapper {

  String COLUMNS =
      "select r.deliverable_id, r.partner_id, p.code as partner_code, p.name as partner_name,"
          + " r.place, r.why, r.price_minor, r.currency, r.capacity_left, r.punctuality"
          + " from partner_proposal r join partner p on p.id = r.partner_id ";

  String ORDER =
      " order by r.deliverable_id, case when r.place = 0 then 1 else 0 end, r.place,"
          + " r.price_minor, p.name";

  @Select(COLUMNS + "where r.deliverable_id = #{deliverableId}" + ORDER)
  List<Proposal> of(long deliverableId);

  @Select(
      COLUMNS
          + "join campaign_deliverable d on d.id = r.deliverable_id"
          + " join campaign c on c.id = d.campaign_id where c.code = #{code}"
          + ORDER)
  List<Proposal> ofCampaign(String code);

  @Delete("delete from partner_proposal where deliverable_id = #{deliverableId}")
  void forget(long deliverableId);

  @Insert(
      """
      insert into partner_proposal (deliverable_id, partner_id, place, why, price_minor, currency,
        capacity_left, punctuality, proposed_at)
      values (#{p.deliverableId}, #{p.partnerId}, #{p.place}, #{p.why}, #{p.priceMinor},
        #{p.currency}, #{p.capacityLeft}, #{p.punctuality}, #{now})
      """)
  void insert(@Param("p") Proposal proposal, @Param("now") Instant now);

  /** The people of a cell that are not left out. */
  @Select(
      """
      select count(*) from delivery l
      join campaign_cell k on k.campaign_id = l.campaign_id and k.name = l.cell
      join campaign_deliverable d on d.campaign_id = k.campaign_id and d.cell_no = k.cell_no
      where d.id = #{deliverableId} and l.state <> 'excluded'
      """)
  long people(long deliverableId);

  /** Pieces that a partner still owes until then; orders without a day may come any day. */
  @Select(
      """
      select coalesce(sum(quantity), 0) from partner_order
      where partner_id = #{partnerId} and test = false and closed_at is null
        and replaced_at is null and produced_at is null
        and state not in ('rejected', 'cancelled', 'produced', 'handed_over', 'delivered_estimated')
        and (due_at is null or due_at <= #{until})
      """)
  long owed(@Param("partnerId") long partnerId, @Param("until") Instant until);

  /** A partner's orders that are over, and those of them in time. */
  record Kept(long partnerId, long closed, long inTime) {}

  /** A refusal is no delay; an order that was taken away because nothing came is one. */
  String KEPT =
      """
      select partner_id, count(*) as closed,
        coalesce(sum(case when late_steps = 0 and replaced_at is null then 1 else 0 end), 0)
          as in_time
      from partner_order
      where test = false and submitted_at is not null and state <> 'rejected'
        and (closed_at is not null or replaced_at is not null)
      """;

  /** Null where none is over. */
  @Select(KEPT + " and partner_id = #{partnerId} group by partner_id")
  Kept kept(long partnerId);

  @Select(KEPT + " group by partner_id")
  List<Kept> allKept();
}
