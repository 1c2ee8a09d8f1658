-- Partners: who they are, what they can, how they are reached and how they prove who they are.

create table partner (
  id ${identity},
  -- lower-case letters, digits and hyphens; what people and file names say
  code varchar(40) not null,
  name varchar(120) not null,
  -- agency, print, call_centre, reseller, translation, broadcast
  kind varchar(16) not null,
  -- sandbox: orders are samples only; live; suspended: gets nothing new
  state varchar(10) not null,
  contract_version varchar(20) not null,
  contract_ends_on date,
  contact_name varchar(120) not null,
  contact_email varchar(254) not null,
  language varchar(8) not null,
  time_zone varchar(40) not null,
  -- pieces a day; the sum of open orders never asks for more before the due date
  capacity_per_day int not null,
  -- in working hours
  ack_hours int not null,
  draft_hours int not null,
  production_hours int not null,
  handover_hours int not null,
  -- api: they fetch, webhooks tell them; rest: we call them; print_rest; sftp; xjmf; mail: a personal link
  transport varchar(12) not null,
  -- settings of the transport, JSON object without secrets (url, host, port, user, host_key, folder, state map ...)
  connection ${text} not null,
  -- the secrets of the transport, sealed (workers.token); null when there are none
  credentials ${text},
  -- when the partner's endpoint last passed every case of the self-check
  certified_at datetime(6),
  created_by varchar(64) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint pk_partner primary key (id),
  constraint uk_partner_code unique (code)
) ${table};

-- Who did what to a partner: created, changed, live, suspended, keys and secrets. Written, never changed.
create table partner_log (
  id ${identity},
  partner_id bigint not null,
  what varchar(40) not null,
  who varchar(64) not null,
  -- why, or what of it; never a secret
  detail varchar(500),
  logged_at datetime(6) not null,
  constraint pk_partner_log primary key (id),
  constraint fk_partner_log_partner foreign key (partner_id) references partner (id)
) ${table};
create index ix_partner_log_partner on partner_log (partner_id, id);

create table partner_capability (
  partner_id bigint not null,
  -- the kind of a deliverable
  capability varchar(16) not null,
  -- ISO 639-1 codes, comma-separated; empty for any
  languages varchar(120) not null,
  setup_minor bigint not null,
  price_minor decimal(12,4) not null,
  currency char(3) not null,
  constraint pk_partner_capability primary key (partner_id, capability),
  constraint fk_partner_capability_partner foreign key (partner_id) references partner (id)
) ${table};

-- What PartnerChoice.dmn said about a partner for a deliverable; replaced when it is asked again.
create table partner_proposal (
  deliverable_id bigint not null,
  partner_id bigint not null,
  -- 1 is proposed, 2 is next ...; 0 for who cannot make it, and why
  place int not null,
  why varchar(500) not null,
  price_minor bigint not null,
  currency char(3) not null,
  capacity_left bigint not null,
  -- percent of orders in time so far; null for who has had none
  punctuality int,
  proposed_at datetime(6) not null,
  constraint pk_partner_proposal primary key (deliverable_id, partner_id),
  constraint fk_partner_proposal_partner foreign key (partner_id) references partner (id)
) ${table};

-- An API key, or the secret of an OAuth2 client: only its hash.
create table partner_key (
  id ${identity},
  partner_id bigint not null,
  -- api_key, client
  kind varchar(8) not null,
  -- what may be shown: rk_live_ or rk_test_ and eight characters; the client id
  prefix varchar(40) not null,
  -- SHA-256 (hex); the keys are 256 random bits, so no salt is needed
  secret_hash char(64) not null,
  test boolean not null,
  -- orders, assets, deliveries, leads, calls, suppressions, webhooks; comma-separated
  scopes varchar(200) not null,
  created_by varchar(64) not null,
  created_at datetime(6) not null,
  expires_at datetime(6),
  revoked_at datetime(6),
  last_used_at datetime(6),
  constraint pk_partner_key primary key (id),
  constraint uk_partner_key_prefix unique (prefix),
  constraint fk_partner_key_partner foreign key (partner_id) references partner (id)
) ${table};

-- Where a partner wants to be told (Standard Webhooks).
create table partner_webhook (
  id ${identity},
  partner_id bigint not null,
  url varchar(500) not null,
  -- event types, comma-separated; empty for all
  events varchar(300) not null,
  test boolean not null,
  -- sealed whsec_ secrets (workers.token): the newest and, for a day after a rotation, the one before
  secret varchar(300) not null,
  previous_secret varchar(300),
  rotated_at datetime(6),
  -- active, disabled
  state varchar(10) not null,
  disabled_reason varchar(200),
  -- since when the partner and marketing know that it was disabled; null while they have to be told
  told_at datetime(6),
  -- since when every try failed, and how many in a row
  failing_since_at datetime(6),
  failures int not null,
  -- nothing is tried before: it just failed
  paused_until_at datetime(6),
  -- the node that sends to it just now, and until when at most
  taken_by varchar(64),
  taken_until_at datetime(6),
  created_at datetime(6) not null,
  constraint pk_partner_webhook primary key (id),
  constraint fk_partner_webhook_partner foreign key (partner_id) references partner (id)
) ${table};

-- A message to a webhook and every try to deliver it.
create table webhook_message (
  id ${identity},
  webhook_id bigint not null,
  -- webhook-id on the wire; the same for a replay
  message_id varchar(64) not null,
  type varchar(60) not null,
  -- thin: ids and states
  body varchar(2000) not null,
  -- pending, delivered, failed, gone
  state varchar(10) not null,
  attempts int not null,
  next_try_at datetime(6),
  -- the last try is not later
  give_up_at datetime(6) not null,
  last_status int,
  last_error varchar(200),
  created_at datetime(6) not null,
  delivered_at datetime(6),
  constraint pk_webhook_message primary key (id),
  constraint uk_webhook_message_webhook_message unique (webhook_id, message_id),
  constraint fk_webhook_message_webhook foreign key (webhook_id) references partner_webhook (id)
) ${table};
create index ix_webhook_message_next on webhook_message (state, next_try_at);
create index ix_webhook_message_created on webhook_message (created_at);

create table webhook_try (
  id ${identity},
  webhook_message_id bigint not null,
  tried_at datetime(6) not null,
  status int,
  error varchar(200),
  took_ms int not null,
  constraint pk_webhook_try primary key (id),
  constraint fk_webhook_try_message foreign key (webhook_message_id) references webhook_message (id)
) ${table};

-- Secrets with which a partner signs what it posts to us (Standard Webhooks), sealed.
create table partner_signing_secret (
  id ${identity},
  partner_id bigint not null,
  secret varchar(300) not null,
  created_at datetime(6) not null,
  -- both hold until the older one expires
  expires_at datetime(6),
  constraint pk_partner_signing_secret primary key (id),
  constraint fk_partner_signing_secret_partner foreign key (partner_id) references partner (id)
) ${table};

-- The cases of the self-check, as they last went.
create table partner_check (
  partner_id bigint not null,
  case_no int not null,
  passed boolean not null,
  detail varchar(500) not null,
  checked_at datetime(6) not null,
  constraint pk_partner_check primary key (partner_id, case_no),
  constraint fk_partner_check_partner foreign key (partner_id) references partner (id)
) ${table};

-- The answer to a POST, kept for the same Idempotency-Key.
create table partner_request (
  partner_id bigint not null,
  -- told with a key of the sandbox
  test boolean not null,
  idempotency_key varchar(100) not null,
  -- SHA-256 (hex) over method, path and body
  request_hash char(64) not null,
  -- null while it still runs
  status int,
  content_type varchar(80),
  -- sealed (workers.token): an answer may hold a new secret
  body ${text},
  created_at datetime(6) not null,
  constraint pk_partner_request primary key (partner_id, test, idempotency_key),
  constraint fk_partner_request_partner foreign key (partner_id) references partner (id)
) ${table};
create index ix_partner_request_created on partner_request (created_at);

-- The keys that sign access tokens of the partner API; the newest signs, the others only prove.
create table token_key (
  -- what a token says by which key it was signed
  code varchar(32) not null,
  -- PKCS #8, sealed (workers.token)
  private_key varchar(4000) not null,
  -- X.509, Base64
  public_key varchar(1000) not null,
  created_at datetime(6) not null,
  constraint pk_token_key primary key (code)
) ${table};
