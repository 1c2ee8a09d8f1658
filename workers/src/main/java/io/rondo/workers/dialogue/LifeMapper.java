package io.rondo.workers.dialogue;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What people did, as far as it tells their life stage. */
@Mapper
interface LifeMapper {

  /** Those of these customers of whom something is known. */
  @Select(
      """
      <script>
      select customer_id,
        sum(case when kind in ('purchase', 'conversion') then 1 else 0 end) as purchases,
        sum(case when kind in ('purchase', 'conversion') and occurred_at >= #{since}
          then 1 else 0 end) as late_purchases,
        min(case when kind in ('purchase', 'conversion') then occurred_at end)
          as first_purchase_at,
        max(occurred_at) as last_sign_at
      from response_event
      where actor = 'human' and kind not in ('open', 'bounce', 'auto_reply', 'returned')
        and customer_id in
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      group by customer_id
      </script>
      """)
  List<Past> pasts(@Param("ids") List<Long> ids, @Param("since") Instant since);

  /**
   * What somebody did.
   *
   * @param latePurchases those that count for being loyal
   * @param lastSignAt of whatever kind
   */
  record Past(
      long customerId,
      int purchases,
      int latePurchases,
      Instant firstPurchaseAt,
      Instant lastSignAt) {}
}
