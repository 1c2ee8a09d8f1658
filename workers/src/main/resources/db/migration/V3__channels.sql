-- A campaign reaches people by more than e-mail, and others make what it needs.

-- email, letter, postcard, call: how the people of this cell are reached
alter table campaign_cell add column channel varchar(16) default 'email' not null;

-- What a campaign needs from a partner: one order at a time, to one partner after the other.
create table campaign_deliverable (
  id ${identity},
  campaign_id bigint not null,
  deliverable_no int not null,
  -- copy, design, translation, broadcast (before the approval); letter, postcard, call, kit (after the release)
  kind varchar(16) not null,
  title varchar(120) not null,
  -- what the partner is asked for
  brief varchar(2000) not null,
  -- whose people it reaches; null for what reaches nobody by itself
  cell_no int,
  -- pieces of work where no people are counted, for example pages
  quantity int not null,
  -- the numbers of the deliverables that must be fulfilled before, comma-separated
  depends_on varchar(60),
  due_at datetime(6),
  -- 0: no draft is wanted
  max_revisions int not null,
  -- local fields of a kit and the like, JSON object; null when there are none
  details ${text},
  -- planned, ordered, fulfilled, dropped
  state varchar(10) not null,
  -- the partner that a person confirmed; null before
  partner_id bigint,
  confirmed_by varchar(64),
  confirmed_at datetime(6),
  -- what the confirmed partner asks for all of it; null before
  price_minor bigint,
  constraint pk_campaign_deliverable primary key (id),
  constraint uk_campaign_deliverable_no unique (campaign_id, deliverable_no),
  constraint fk_campaign_deliverable_campaign foreign key (campaign_id) references campaign (id)
) ${table};

alter table customer add column phone varchar(20);
-- SHA-256 (hex) of the E.164 number
alter table customer add column phone_hash char(64);
alter table customer add column address_line1 varchar(120);
alter table customer add column address_line2 varchar(120);
alter table customer add column postal_code varchar(16);
alter table customer add column city varchar(80);
-- ISO 3166-1, two letters
alter table customer add column country char(2);
-- SHA-256 (hex) of the canonical postal address
alter table customer add column postal_hash char(64);
-- IANA name, for example Europe/Oslo
alter table customer add column time_zone varchar(40);
create index ix_customer_phone_hash on customer (phone_hash);
create index ix_customer_postal_hash on customer (postal_hash);

-- email: MJML; letter, postcard: HTML for print; script: what a caller says. Liquid in all of them.
alter table content_version add column kind varchar(12) default 'email' not null;
