-- Everything that comes back, on whatever channel, is one row of response_event; what it deserves is
-- decided once, after it is stored.

-- email, letter, postcard, call, sms, social, web, shop, support; null where nobody said
alter table response_event add column channel varchar(16);
-- what one word can say of it: a class of bounce, a disposition, a usage event; never personal
alter table response_event add column detail varchar(100);
-- its number: a score, a count; what it means depends on the kind
alter table response_event add column score decimal(12,4);
-- how sure we are that it is what we take it for, in percent; null = certain
alter table response_event add column confidence smallint;
-- what the words of a message are about: complaint, question, opportunity, ...; null without words
alter table response_event add column topic varchar(20);
-- -100 (angry) to 100 (delighted); null without words
alter table response_event add column sentiment smallint;
-- the words, kept apart
alter table response_event add column message_id bigint;
-- what belongs together for the sender: an e-mail thread, the thread of a post
alter table response_event add column thread_key varchar(64);
-- none: nothing follows; unknown: waits for its customer; open: still to be decided; done; failed:
-- a person has to look
alter table response_event add column reaction varchar(8) default 'none' not null;
alter table response_event add column reaction_tries smallint default 0 not null;
-- open: not before; done, failed: when
alter table response_event add column reaction_at datetime(6);
create index ix_response_event_reaction on response_event (reaction, reaction_at);
create index ix_response_event_message on response_event (message_id);

-- The words that came or went, as plain text: the only place where they are kept.
create table response_message (
  id ${identity},
  -- in, out
  direction varchar(3) not null,
  channel varchar(16) not null,
  -- null while nobody knows who wrote
  customer_id bigint,
  campaign_id bigint,
  delivery_id bigint,
  -- SHA-256 (hex) of the first message's reference: one conversation
  thread_key varchar(64) not null,
  -- the other side's name for it: Message-ID, URI of a post; null while an answer has not left
  remote_ref varchar(300),
  -- the message it answers
  in_reply_to varchar(300),
  -- SHA-256 (hex) of the sender's address or handle; null for ours
  author_hash char(64),
  -- who of the staff wrote it; null for theirs
  author varchar(64),
  subject varchar(200),
  -- at most 64 KB
  text ${text} not null,
  language varchar(8),
  -- in: stored; out: open, sent, failed
  state varchar(8) not null,
  -- what the other side said when it failed, without addresses
  problem varchar(200),
  occurred_at datetime(6) not null,
  stored_at datetime(6) not null,
  constraint pk_response_message primary key (id),
  constraint uk_response_message_remote unique (channel, direction, remote_ref)
) ${table};
create index ix_response_message_thread on response_message (thread_key, id);
create index ix_response_message_customer on response_message (customer_id, id);

-- A person whom marketing leaves in peace, as long as released_at is empty.
create table contact_hold (
  id ${identity},
  customer_id bigint not null,
  -- complaint, case
  reason varchar(12) not null,
  case_code varchar(20) not null,
  held_at datetime(6) not null,
  released_at datetime(6),
  constraint pk_contact_hold primary key (id),
  constraint uk_contact_hold_case unique (case_code, customer_id),
  constraint fk_contact_hold_customer foreign key (customer_id) references customer (id)
) ${table};
create index ix_contact_hold_customer on contact_hold (customer_id, released_at);

create table service_case_number (
  case_year int not null,
  last_number int not null,
  constraint pk_service_case_number primary key (case_year)
) ${table};

-- Something that a person must hear about again, until they are satisfied.
create table service_case (
  id ${identity},
  -- S-2026-0001; the key of its process
  code varchar(20) not null,
  customer_id bigint,
  campaign_id bigint,
  delivery_id bigint,
  -- the response that began it
  response_event_id bigint,
  -- where the customer spoke to us, and is answered
  channel varchar(16) not null,
  thread_key varchar(64),
  -- one open case for a customer's conversation: the thread, or the customer; null when closed
  open_key varchar(80),
  -- complaint, question, opportunity, referral, check_in, usage, other
  kind varchar(12) not null,
  skill varchar(20) not null,
  -- urgent, high, normal, low
  priority varchar(8) not null,
  owner varchar(64),
  -- open: we are to act; waiting: the customer is; surveyed: asked whether satisfied; closed
  state varchar(10) not null,
  -- satisfied, unsatisfied, quiet, handed_over, no_answer_needed, withdrawn; null while open
  outcome varchar(20),
  -- when the signal came, not when we read it
  opened_at datetime(6) not null,
  first_answer_at datetime(6),
  last_answer_at datetime(6),
  due_at datetime(6) not null,
  -- since when the customer is to act; null while we are
  waits_since datetime(6),
  -- how long the customer was to act, all in all
  waited_seconds bigint not null,
  reopened int not null,
  satisfied_at datetime(6),
  -- survey, confirmed, quiet (no repeat: the weaker kind)
  satisfied_by varchar(10),
  closed_at datetime(6),
  updated_at datetime(6) not null,
  constraint pk_service_case primary key (id),
  constraint uk_service_case_code unique (code),
  constraint uk_service_case_open unique (open_key)
) ${table};
create index ix_service_case_customer on service_case (customer_id, opened_at);
create index ix_service_case_state on service_case (state, due_at);
create index ix_service_case_campaign on service_case (campaign_id, kind);

-- What happened to a case and when. Written, never changed.
create table service_case_event (
  id ${identity},
  service_case_id bigint not null,
  -- opened, joined, assigned, reminded, escalated, answered, waiting, surveyed, rated, reopened, satisfied, closed
  what varchar(20) not null,
  who varchar(64),
  response_event_id bigint,
  message_id bigint,
  -- never personal
  detail varchar(200),
  happened_at datetime(6) not null,
  constraint pk_service_case_event primary key (id),
  constraint fk_service_case_event_case foreign key (service_case_id) references service_case (id)
) ${table};
create index ix_service_case_event_case on service_case_event (service_case_id, id);
