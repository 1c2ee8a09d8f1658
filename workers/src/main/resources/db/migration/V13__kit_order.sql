-- A kit that was filled for an order of a campaign; null where a reseller wanted one without a campaign.
alter table kit_order add column order_id bigint;
alter table kit_order add constraint fk_kit_order_order foreign key (order_id) references partner_order (id);
create index ix_kit_order_order on kit_order (order_id, state);
