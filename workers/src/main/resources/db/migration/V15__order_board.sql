-- The open orders by partner and state, so that the board counts them without reading one.
create index ix_partner_order_open on partner_order (closed_at, replaced_at, test, partner_id, state, clock_due_at);
