-- Resellers: kits with local fields, leads that are handed over, and customers that are referred both ways.

-- A version of a kit never changes: what was approved can be shown for ever.
create table kit_template (
  id ${identity},
  name varchar(60) not null,
  version int not null,
  title varchar(120) not null,
  -- HTML; everything is locked but the tokens of the fields
  html ${text} not null,
  -- JSON: name, label, type, limit, required
  fields ${text} not null,
  -- of title, html and fields, hex
  sha256 char(64) not null,
  author varchar(64) not null,
  created_at datetime(6) not null,
  -- nobody orders it any more
  retired_at datetime(6),
  constraint pk_kit_template primary key (id),
  constraint uk_kit_template_name_version unique (name, version)
) ${table};

create table kit_order (
  id ${identity},
  -- ko_ and 26 characters
  code varchar(32) not null,
  kit_template_id bigint not null,
  partner_id bigint not null,
  test boolean not null,
  -- JSON object: local field -> value
  local_values ${text} not null,
  -- filled, returned, approved
  state varchar(10) not null,
  -- a login, or the partner's code with a colon before it
  filled_by varchar(64) not null,
  filled_at datetime(6) not null,
  decided_by varchar(64),
  decided_at datetime(6),
  reason varchar(500),
  -- the approved kit as a file
  asset_version_id bigint,
  version int not null,
  constraint pk_kit_order primary key (id),
  constraint uk_kit_order_code unique (code),
  constraint fk_kit_order_template foreign key (kit_template_id) references kit_template (id),
  constraint fk_kit_order_partner foreign key (partner_id) references partner (id)
) ${table};
create index ix_kit_order_state on kit_order (state, filled_at);
create index ix_kit_order_partner on kit_order (partner_id, id);

-- Where a reseller sells: the longest postal prefix of a country goes first, then the place.
create table reseller_region (
  partner_id bigint not null,
  country char(2) not null,
  -- empty for the whole country
  postal_prefix varchar(10) not null,
  place int not null,
  constraint pk_reseller_region primary key (partner_id, country, postal_prefix),
  constraint fk_reseller_region_partner foreign key (partner_id) references partner (id)
) ${table};

create table lead_case (
  id ${identity},
  -- ld_ and 26 characters
  code varchar(32) not null,
  customer_id bigint not null,
  campaign_id bigint,
  why varchar(500) not null,
  -- offered, accepted, won, lost, not_reached, unplaced (nobody left), withdrawn
  state varchar(12) not null,
  -- who has it now; null while nobody does
  partner_id bigint,
  value_minor bigint,
  currency char(3),
  reason varchar(300),
  -- the consent that held when it was offered
  consent_source varchar(120) not null,
  consent_decided_at datetime(6) not null,
  offered_by varchar(64) not null,
  created_at datetime(6) not null,
  due_at datetime(6),
  -- since when the partner knows who it is
  accepted_at datetime(6),
  closed_at datetime(6),
  updated_at datetime(6) not null,
  constraint pk_lead_case primary key (id),
  constraint uk_lead_case_code unique (code),
  constraint fk_lead_case_customer foreign key (customer_id) references customer (id)
) ${table};
create index ix_lead_case_due on lead_case (state, due_at);
create index ix_lead_case_customer on lead_case (customer_id);

-- To whom a lead was offered; nobody is asked twice.
create table lead_offer (
  lead_case_id bigint not null,
  partner_id bigint not null,
  -- offered, accepted, declined, lapsed, withdrawn
  state varchar(10) not null,
  reason varchar(300),
  offered_at datetime(6) not null,
  answered_at datetime(6),
  constraint pk_lead_offer primary key (lead_case_id, partner_id),
  constraint fk_lead_offer_lead foreign key (lead_case_id) references lead_case (id),
  constraint fk_lead_offer_partner foreign key (partner_id) references partner (id)
) ${table};
create index ix_lead_offer_partner on lead_offer (partner_id, lead_case_id);

-- A customer whom somebody else serves better, in both directions; what is owed for it.
create table referral (
  id ${identity},
  -- rf_ and 26 characters
  code varchar(32) not null,
  -- to_partner: we gave the customer; to_us: the partner brought them
  direction varchar(10) not null,
  partner_id bigint not null,
  -- null while nobody knows who the partner means
  customer_id bigint,
  -- as the partner named the customer; null where we gave them
  customer_number varchar(64),
  campaign_id bigint,
  why varchar(500) not null,
  rate_percent decimal(5,2) not null,
  -- open, won, lost
  state varchar(6) not null,
  value_minor bigint,
  -- owed by the partner (to_partner) or by us (to_us)
  commission_minor bigint,
  currency char(3),
  recorded_by varchar(64) not null,
  recorded_at datetime(6) not null,
  concluded_by varchar(64),
  concluded_at datetime(6),
  settled_by varchar(64),
  settled_at datetime(6),
  constraint pk_referral primary key (id),
  constraint uk_referral_code unique (code),
  constraint fk_referral_partner foreign key (partner_id) references partner (id)
) ${table};
create index ix_referral_partner on referral (partner_id, id);
create index ix_referral_customer on referral (customer_id);
