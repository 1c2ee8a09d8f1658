-- Letters one by one, gaps that are sent again, and what partners sent and nobody could read.

-- how far this one letter is, in the states of an order; null where its vendor tells of the order as a whole
alter table order_recipient add column piece_state varchar(20);
-- the supplement in which somebody missing was sent again, 1, 2 ...; null for who was not
alter table order_recipient add column supplement_no int;

-- Kept as it came until somebody has seen to it: read again, it has the effect it would have had.
create table unread_message (
  id ${identity},
  partner_id bigint not null,
  -- xjmf, rest
  way varchar(10) not null,
  -- the order that its address is for; null where only the content would say
  order_code varchar(64),
  -- SHA-256 (hex) of way, order and content: the same again is one
  content_hash char(64) not null,
  -- base64, sealed: nobody knows whom it names
  content ${text} not null,
  why varchar(300) not null,
  received_at datetime(6) not null,
  -- since when its signals are stored; null while nobody could read it
  read_at datetime(6),
  constraint pk_unread_message primary key (id),
  constraint uk_unread_message unique (partner_id, content_hash),
  constraint fk_unread_message_partner foreign key (partner_id) references partner (id)
) ${table};
create index ix_unread_message_open on unread_message (read_at, received_at);
