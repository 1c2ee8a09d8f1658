package io.rondo.workers.delivery;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The lines of the ledger of people who are left in peace, on every channel. */
@Mapper
interface HeldLineMapper {

  /** A line that is held back. */
  record HeldLine(long id, String campaignCode, String channel, String cell) {}

  /**
   * What is planned for a person. Only reads: an audience that is being frozen would keep the
   * person from being held; what it plans is held back when it is claimed.
   */
  @Select("select id from delivery where customer_id = #{customerId} and state = 'planned'")
  List<Long> planned(long customerId);

  /** Waits until its person is released, unless somebody has claimed it meanwhile. */
  @Update(
      """
      update delivery set state = 'held', reason = 'case', updated_at = #{now}
      where id = #{id} and state = 'planned'
      """)
  int hold(@Param("id") long id, @Param("now") Instant now);

  /** In the order of campaigns, so that two releases lock them in the same order. */
  @Select(
      """
      select d.id, c.code as campaign_code, d.channel, d.cell
      from delivery d join campaign c on c.id = d.campaign_id
      where d.customer_id = #{customerId} and d.state = 'held' and d.reason = 'case'
      order by d.campaign_id, d.id
      """)
  List<HeldLine> of(long customerId);

  @Update(
      """
      update delivery
      set state = 'planned', reason = null, claimed_at = null, claimed_by = null,
        updated_at = #{now}
      where id = #{id} and state = 'held'
      """)
  int plan(@Param("id") long id, @Param("now") Instant now);

  /** What they would get has lost its sense meanwhile. */
  @Update(
      """
      update delivery set state = 'excluded', reason = 'expired', updated_at = #{now}
      where id = #{id} and state = 'held'
      """)
  int expire(@Param("id") long id, @Param("now") Instant now);
}
