-- Rondo's own tables: one closed loop from customer to result.
-- The placeholders identity, table and text are filled per database in workers.database.
-- Times are UTC and end in _at; money is in minor units and ends in _minor; states are text.

create table campaign_number (
  campaign_year int not null,
  last_number int not null,
  constraint pk_campaign_number primary key (campaign_year)
) ${table};

create table campaign (
  id ${identity},
  code varchar(20) not null,
  name varchar(120) not null,
  goal varchar(500) not null,
  offer varchar(500) not null,
  why_us varchar(500) not null,
  -- a segment's name or a FEEL expression, as the author wrote it
  audience varchar(1000) not null,
  -- chance: by a stable hash; attribute: the named customer attribute decides
  assignment varchar(12) not null,
  assignment_attribute varchar(60),
  hold_out_share decimal(5,2) not null,
  hold_out_value varchar(120),
  send_at datetime(6),
  response_window_days int not null,
  budget_minor bigint not null,
  fixed_cost_minor bigint not null,
  -- in minor units, with fractions: an e-mail costs less than a cent
  cost_per_email_minor decimal(12,4) not null,
  currency char(3) not null,
  author varchar(64) not null,
  -- sentences about values of the last brief that this row cannot hold (too long, no number, no date); null when all fit
  brief_problems varchar(1000),
  -- briefing, approving, freezing, delivering, listening, measuring, closed
  status varchar(20) not null,
  -- completed, rejected, empty_audience, stopped; null while open
  outcome varchar(20),
  paused boolean not null,
  learned varchar(1000),
  next_step varchar(20),
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  frozen_at datetime(6),
  delivery_started_at datetime(6),
  delivery_finished_at datetime(6),
  window_ends_at datetime(6),
  closed_at datetime(6),
  constraint pk_campaign primary key (id),
  constraint uk_campaign_code unique (code)
) ${table};
create index ix_campaign_status on campaign (status, updated_at);

create table campaign_cell (
  campaign_id bigint not null,
  cell_no int not null,
  name varchar(60) not null,
  -- percent of those who are not held out; null where an attribute decides
  share decimal(5,2),
  content_name varchar(60) not null,
  content_version_id bigint,
  constraint pk_campaign_cell primary key (campaign_id, cell_no),
  constraint uk_campaign_cell_name unique (campaign_id, name),
  constraint fk_campaign_cell_campaign foreign key (campaign_id) references campaign (id)
) ${table};

-- What people did to a campaign and when: paused, resumed, stopped, approved. Written, never changed.
create table campaign_log (
  id ${identity},
  campaign_id bigint not null,
  what varchar(40) not null,
  who varchar(64) not null,
  detail varchar(1000),
  logged_at datetime(6) not null,
  constraint pk_campaign_log primary key (id),
  constraint fk_campaign_log_campaign foreign key (campaign_id) references campaign (id)
) ${table};

create table customer (
  id ${identity},
  -- the customer number of the company; the key of every import
  customer_number varchar(64) not null,
  email varchar(254),
  -- SHA-256 of the lower-cased address, hex; the join key for duplicates and suppression
  email_hash char(64),
  first_name varchar(80),
  last_name varchar(80),
  language varchar(8),
  -- 31 stable bits from SHA-256 of the number: the raw material of hold-outs and cells
  hash_bits bigint not null,
  -- SHA-256 (hex, first 16) of the imported line: an unchanged line is not written again
  line_hash char(16) not null,
  n1 decimal(20,6), n2 decimal(20,6), n3 decimal(20,6), n4 decimal(20,6), n5 decimal(20,6),
  n6 decimal(20,6), n7 decimal(20,6), n8 decimal(20,6), n9 decimal(20,6), n10 decimal(20,6),
  n11 decimal(20,6), n12 decimal(20,6), n13 decimal(20,6), n14 decimal(20,6), n15 decimal(20,6),
  n16 decimal(20,6), n17 decimal(20,6), n18 decimal(20,6), n19 decimal(20,6), n20 decimal(20,6),
  n21 decimal(20,6), n22 decimal(20,6), n23 decimal(20,6), n24 decimal(20,6),
  t1 varchar(200), t2 varchar(200), t3 varchar(200), t4 varchar(200), t5 varchar(200),
  t6 varchar(200), t7 varchar(200), t8 varchar(200), t9 varchar(200), t10 varchar(200),
  t11 varchar(200), t12 varchar(200), t13 varchar(200), t14 varchar(200), t15 varchar(200),
  t16 varchar(200), t17 varchar(200), t18 varchar(200), t19 varchar(200), t20 varchar(200),
  d1 date, d2 date, d3 date, d4 date, d5 date, d6 date, d7 date, d8 date,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  erased_at datetime(6),
  constraint pk_customer primary key (id),
  constraint uk_customer_number unique (customer_number)
) ${table};
create index ix_customer_email_hash on customer (email_hash);

-- Which attribute lives in which slot (n1..n24, t1..t20, d1..d8) of customer.
create table customer_attribute (
  name varchar(60) not null,
  -- number, boolean (0/1 in a number slot), text, date
  type varchar(8) not null,
  slot varchar(3) not null,
  created_at datetime(6) not null,
  constraint pk_customer_attribute primary key (name),
  constraint uk_customer_attribute_slot unique (slot)
) ${table};

create table consent_text (
  id ${identity},
  sha256 char(64) not null,
  text varchar(2000) not null,
  constraint pk_consent_text primary key (id),
  constraint uk_consent_text_sha256 unique (sha256)
) ${table};

-- What holds now: one row a customer, channel and purpose, with its evidence.
create table consent (
  customer_id bigint not null,
  channel varchar(16) not null,
  purpose varchar(40) not null,
  granted boolean not null,
  -- when the person said so
  decided_at datetime(6) not null,
  source varchar(120) not null,
  consent_text_id bigint,
  recorded_at datetime(6) not null,
  constraint pk_consent primary key (customer_id, channel, purpose),
  constraint fk_consent_customer foreign key (customer_id) references customer (id)
) ${table};

-- What held before: the row of consent as it was when it was replaced.
create table consent_history (
  id ${identity},
  customer_id bigint not null,
  channel varchar(16) not null,
  purpose varchar(40) not null,
  granted boolean not null,
  decided_at datetime(6) not null,
  source varchar(120) not null,
  consent_text_id bigint,
  recorded_at datetime(6) not null,
  replaced_at datetime(6) not null,
  constraint pk_consent_history primary key (id)
) ${table};
create index ix_consent_history_customer on consent_history (customer_id);

-- Addresses that must never be written to, whoever they belong to. Only the hash: it outlives an erasure.
create table suppression (
  channel varchar(16) not null,
  address_hash char(64) not null,
  -- unsubscribed, complained, hard_bounce, erased, by_hand
  reason varchar(20) not null,
  suppressed_at datetime(6) not null,
  constraint pk_suppression primary key (channel, address_hash)
) ${table};

create table segment (
  id ${identity},
  name varchar(80) not null,
  expression varchar(1000) not null,
  created_by varchar(64) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint pk_segment primary key (id),
  constraint uk_segment_name unique (name)
) ${table};

-- A version of a content never changes: what was mailed can be shown for ever.
create table content_version (
  id ${identity},
  content_name varchar(60) not null,
  version int not null,
  subject varchar(200) not null,
  from_name varchar(80) not null,
  mjml ${text} not null,
  -- JSON object: token -> fallback
  fallbacks ${text} not null,
  -- SHA-256 (hex) over subject, from_name, mjml and fallbacks, canonically joined
  sha256 char(64) not null,
  author varchar(64) not null,
  created_at datetime(6) not null,
  constraint pk_content_version primary key (id),
  constraint uk_content_version_name_version unique (content_name, version)
) ${table};

-- The links of a version, in the order of the HTML; a click names its link_no.
create table content_link (
  content_version_id bigint not null,
  link_no int not null,
  url varchar(2000) not null,
  constraint pk_content_link primary key (content_version_id, link_no),
  constraint fk_content_link_version foreign key (content_version_id) references content_version (id)
) ${table};

-- Addresses that receive every proof.
create table seed (
  email varchar(254) not null,
  name varchar(80) not null,
  constraint pk_seed primary key (email)
) ${table};

create table proof (
  id ${identity},
  campaign_id bigint not null,
  content_version_id bigint not null,
  seed_count int not null,
  sent_at datetime(6) not null,
  constraint pk_proof primary key (id),
  constraint fk_proof_campaign foreign key (campaign_id) references campaign (id)
) ${table};

create table review (
  id ${identity},
  campaign_id bigint not null,
  round int not null,
  reviewer varchar(64) not null,
  -- approve, rework, reject
  decision varchar(12) not null,
  comment varchar(1000),
  decided_at datetime(6) not null,
  constraint pk_review primary key (id),
  constraint uk_review_campaign_round unique (campaign_id, round),
  constraint fk_review_campaign foreign key (campaign_id) references campaign (id)
) ${table};

-- The ledger: one row for every person and touch (campaign, step, round), also for those who get nothing.
create table delivery (
  id ${identity},
  campaign_id bigint not null,
  step varchar(20) not null,
  round int not null,
  customer_id bigint not null,
  channel varchar(16) not null,
  -- a cell's name, or 'hold-out'; null for those excluded before cells were dealt
  cell varchar(60),
  content_version_id bigint,
  -- planned, held, claimed, sent, failed, in_doubt, excluded
  state varchar(10) not null,
  -- why excluded or failed: hold_out, no_consent, suppressed, no_address, duplicate_address, not_in_any_cell, stopped, refused, ...
  reason varchar(40),
  -- what the other side said, cut, without addresses
  detail varchar(200),
  attempts int not null,
  not_before_at datetime(6),
  claimed_at datetime(6),
  claimed_by varchar(80),
  sent_at datetime(6),
  updated_at datetime(6) not null,
  constraint pk_delivery primary key (id),
  constraint uk_delivery_person_touch unique (campaign_id, step, round, customer_id),
  constraint fk_delivery_campaign foreign key (campaign_id) references campaign (id),
  constraint fk_delivery_customer foreign key (customer_id) references customer (id)
) ${table};
create index ix_delivery_state on delivery (campaign_id, state, id);
create index ix_delivery_customer on delivery (customer_id);

-- Everything that came back, stored before anything reacts; the same event twice is one row.
create table response_event (
  id ${identity},
  -- who told us: link (our own tracking), api, or a partner's name
  source varchar(40) not null,
  -- the teller's own id of the event
  source_event_id varchar(100) not null,
  -- click, open, unsubscribe, visit, conversion, purchase
  kind varchar(20) not null,
  -- as told; the customer may be unknown yet
  customer_number varchar(64),
  customer_id bigint,
  campaign_id bigint,
  delivery_id bigint,
  link_no int,
  amount_minor bigint,
  currency char(3),
  -- human, suspected_bot, proxy
  actor varchar(16) not null,
  occurred_at datetime(6) not null,
  received_at datetime(6) not null,
  constraint pk_response_event primary key (id),
  constraint uk_response_event_source_event unique (source, source_event_id)
) ${table};
create index ix_response_event_customer on response_event (customer_id, occurred_at);
create index ix_response_event_campaign on response_event (campaign_id, kind, customer_id);

create table campaign_result (
  campaign_id bigint not null,
  measured_at datetime(6) not null,
  -- the result JSON as it was when the response window closed
  result ${text} not null,
  constraint pk_campaign_result primary key (campaign_id),
  constraint fk_campaign_result_campaign foreign key (campaign_id) references campaign (id)
) ${table};
