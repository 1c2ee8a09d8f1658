package io.rondo.workers.fulfilment;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads who goes into a package, and who must not. */
@Mapper
interface PackMapper {

  /** Somebody in the package. */
  record Row(
      int recipientNo,
      boolean seed,
      Long seedId,
      Long deliveryId,
      Long customerId,
      Long contentVersionId) {}

  /** Why somebody must not be reached any more; null when they may. */
  record Obstacle(int recipientNo, long deliveryId, long customerId, String obstacle) {}

  /** A seed. */
  record Seed(
      long id,
      String name,
      String addressLine1,
      String addressLine2,
      String postalCode,
      String city,
      String country,
      String phone) {}

  @Select(
      """
      select r.recipient_no, r.seed, r.seed_id, r.delivery_id, d.customer_id,
        coalesce(d.content_version_id, (select max(cc.content_version_id)
          from partner_order o join campaign_deliverable cd on cd.id = o.deliverable_id
          join campaign_cell cc on cc.campaign_id = cd.campaign_id and cc.cell_no = cd.cell_no
          where o.id = r.order_id)) as content_version_id
      from order_recipient r left join delivery d on d.id = r.delivery_id
      where r.order_id = #{orderId} and r.recipient_no > #{afterNo}
        and r.state in ('ordered', 'accepted')
      order by r.recipient_no limit #{limit}
      """)
  List<Row> page(
      @Param("orderId") long orderId, @Param("afterNo") int afterNo, @Param("limit") int limit);

  /** Who is in a supplement; it stays the same whatever the partner says meanwhile. */
  @Select(
      """
      select r.recipient_no, r.seed, r.seed_id, r.delivery_id, d.customer_id,
        coalesce(d.content_version_id, (select max(cc.content_version_id)
          from partner_order o join campaign_deliverable cd on cd.id = o.deliverable_id
          join campaign_cell cc on cc.campaign_id = cd.campaign_id and cc.cell_no = cd.cell_no
          where o.id = r.order_id)) as content_version_id
      from order_recipient r left join delivery d on d.id = r.delivery_id
      where r.order_id = #{orderId} and r.supplement_no = #{supplementNo}
        and r.recipient_no > #{afterNo} and r.state in ('ordered', 'accepted', 'done')
      order by r.recipient_no limit #{limit}
      """)
  List<Row> supplement(
      @Param("orderId") long orderId,
      @Param("supplementNo") int supplementNo,
      @Param("afterNo") int afterNo,
      @Param("limit") int limit);

  /** Only reads: a lock on the consent of a chunk would keep people from withdrawing it. */
  @Select(
      """
      select r.recipient_no, d.id as delivery_id, d.customer_id,
        case
          when p.erased_at is not null then 'erased'
          when (case when d.channel = 'call' then p.phone_hash else p.postal_hash end) is null
            then 'no_address'
          when s.address_hash is not null then 'suppressed'
          when c.customer_id is null then 'no_consent'
          when exists (select 1 from contact_hold h
            where h.customer_id = d.customer_id and h.released_at is null) then 'held'
        end as obstacle
      from order_recipient r
      join delivery d on d.id = r.delivery_id
      join customer p on p.id = d.customer_id
      left join suppression s on s.channel = d.channel
        and s.address_hash = case when d.channel = 'call' then p.phone_hash else p.postal_hash end
      left join consent c on c.customer_id = d.customer_id and c.channel = d.channel
        and c.purpose = 'marketing' and c.granted = true
      where r.order_id = #{orderId} and r.recipient_no > #{afterNo}
        and r.recipient_no <= #{toNo} and r.state in ('ordered', 'accepted')
      order by r.recipient_no
      """)
  List<Obstacle> obstacles(
      @Param("orderId") long orderId, @Param("afterNo") int afterNo, @Param("toNo") int toNo);

  @Select(
      """
      select id, name, address_line1, address_line2, postal_code, city, country, phone
      from order_seed where id in (
        select seed_id from order_recipient where order_id = #{orderId} and seed_id is not null)
      """)
  List<Seed> seeds(long orderId);
}
