-- Orders to partners: states that only move forward, recipients that add up, and an inbox for what partners tell.

create table partner_order (
  id ${identity},
  -- po_ and 26 characters (ULID): what partners see, and the key that keeps a repeated submission one order
  code varchar(32) not null,
  -- null for a sample order, which belongs to no campaign
  campaign_id bigint,
  deliverable_id bigint,
  -- what was ordered, as the deliverable said then
  kind varchar(16) not null,
  title varchar(120) not null,
  partner_id bigint not null,
  -- 1 for the first partner of the deliverable, 2 for the next ...
  attempt int not null,
  -- a sample order of the sandbox: reaches nobody, costs nothing, counts nowhere
  test boolean not null,
  -- draft, approved, submitted, accepted, rejected, in_production, produced, handed_over, delivered_estimated, cancelled
  state varchar(20) not null,
  -- null, cancel_requested, cancelled, cancel_refused
  cancellation varchar(20),
  -- another partner got what was left: whatever comes now has no effect
  replaced_at datetime(6),
  replaced_why varchar(200),
  quantity int not null,
  setup_minor bigint not null,
  price_minor decimal(12,4) not null,
  currency char(3) not null,
  -- what was spent although it was cancelled; null while nobody knows
  cancel_cost_minor bigint,
  -- the login of who stopped this order; null where nobody of the staff did
  stopped_by varchar(64),
  brief varchar(2000) not null,
  due_at datetime(6),
  -- what a partner told of itself: its number for the order, and when it will be ready
  partner_reference varchar(100),
  promised_at datetime(6),
  reason varchar(300),
  -- letters that came back
  returned int not null,
  -- SHA-256 (hex) of the package that was handed over; null where there is none
  package_sha256 char(64),
  -- since when it is settled who is in the package; null before
  packed_at datetime(6),
  -- since when its partner can have the people's addresses or numbers; null while it has none
  given_at datetime(6),
  -- when the partner must have taken the next step, and which one: answer, draft, production, handover
  clock_step varchar(12),
  clock_due_at datetime(6),
  reminded_at datetime(6),
  placed_at datetime(6) not null,
  submitted_at datetime(6),
  answered_at datetime(6),
  produced_at datetime(6),
  handed_over_at datetime(6),
  reconciled_at datetime(6),
  closed_at datetime(6),
  -- steps taken late, counted against punctuality
  late_steps int not null,
  -- grows with every change: the ETag
  version int not null,
  updated_at datetime(6) not null,
  constraint pk_partner_order primary key (id),
  constraint uk_partner_order_code unique (code),
  constraint uk_partner_order_attempt unique (deliverable_id, attempt),
  constraint fk_partner_order_campaign foreign key (campaign_id) references campaign (id),
  constraint fk_partner_order_deliverable foreign key (deliverable_id) references campaign_deliverable (id),
  constraint fk_partner_order_partner foreign key (partner_id) references partner (id)
) ${table};
create index ix_partner_order_partner on partner_order (partner_id, updated_at, id);
create index ix_partner_order_clock on partner_order (closed_at, clock_due_at);
-- all that the board counts, so that it reads no rows
create index ix_partner_order_board on partner_order (partner_id, state, test, closed_at, replaced_at, clock_due_at, submitted_at, late_steps);

-- Who an order reaches. delivery_id is the person's line of the ledger; seeds have none.
create table order_recipient (
  id ${identity},
  order_id bigint not null,
  -- 1 .. n in the order of the package; partners see r and this number
  recipient_no int not null,
  delivery_id bigint,
  -- the line of the ledger as long as this order may still serve it, else null: no two orders can hold one person
  held_delivery_id bigint,
  seed boolean not null,
  -- whose address a seed has; null for made-up people of a sample order
  seed_id bigint,
  -- ordered, accepted, rejected, suppressed, withdrawn; then done, failed
  state varchar(12) not null,
  reason varchar(40),
  -- moved, unknown, refused, deceased; null unless it came back
  returned varchar(12),
  updated_at datetime(6) not null,
  constraint pk_order_recipient primary key (id),
  constraint uk_order_recipient_no unique (order_id, recipient_no),
  constraint uk_order_recipient_held unique (held_delivery_id),
  constraint fk_order_recipient_order foreign key (order_id) references partner_order (id),
  constraint fk_order_recipient_delivery foreign key (delivery_id) references delivery (id)
) ${table};
create index ix_order_recipient_state on order_recipient (order_id, state);

-- The postal address or number that receives a piece of every batch, so that somebody sees what arrives.
create table order_seed (
  id ${identity},
  -- letter (also postcards) or call
  channel varchar(16) not null,
  name varchar(120) not null,
  address_line1 varchar(120),
  address_line2 varchar(120),
  postal_code varchar(16),
  city varchar(80),
  country char(2),
  phone varchar(20),
  constraint pk_order_seed primary key (id)
) ${table};

-- Everything that happened to an order, also what had no effect. Written, never changed.
create table order_event (
  id ${identity},
  order_id bigint not null,
  -- what was told or done: a state, a draft, a comment, a reminder ...
  what varchar(30) not null,
  -- moved, repeated, late, early, replaced, refused, noted
  effect varchar(12) not null,
  -- a login, a partner's code with a colon before it, or rondo
  who varchar(64) not null,
  detail varchar(500),
  signal_id bigint,
  happened_at datetime(6) not null,
  constraint pk_order_event primary key (id),
  constraint fk_order_event_order foreign key (order_id) references partner_order (id)
) ${table};
create index ix_order_event_order on order_event (order_id, id);

-- What the process of an order has still to be told, again until it listens.
create table order_fact (
  id ${identity},
  order_id bigint not null,
  -- the message, for example fulfilment.orderAnswered
  message varchar(60) not null,
  -- 1, 2 ... where a fact may happen again (drafts)
  fact_no int not null,
  attempts int not null,
  next_try_at datetime(6) not null,
  told_at datetime(6),
  -- true: nobody needs to be told any more
  moot boolean not null,
  constraint pk_order_fact primary key (id),
  constraint uk_order_fact unique (order_id, message, fact_no),
  constraint fk_order_fact_order foreign key (order_id) references partner_order (id)
) ${table};
create index ix_order_fact_open on order_fact (told_at, next_try_at);

-- The inbox: everything a partner told us, stored before anything reacts.
create table partner_signal (
  id ${identity},
  partner_id bigint not null,
  -- the partner's own id of what it told
  signal_id varchar(100) not null,
  -- api, webhook, sftp, xjmf, rest, desk, mail
  way varchar(10) not null,
  -- as told; may be unknown
  order_code varchar(64) not null,
  -- state, draft, recipients, cost, returns, call, comment
  kind varchar(12) not null,
  -- JSON, at most 64 KB; for people (recipients, returns, calls) only numbers of recipients
  body ${text} not null,
  occurred_at datetime(6) not null,
  received_at datetime(6) not null,
  -- open, done, parked (its order is unknown), refused (unreadable)
  state varchar(8) not null,
  effect varchar(300),
  handled_at datetime(6),
  constraint pk_partner_signal primary key (id),
  constraint uk_partner_signal unique (partner_id, signal_id),
  constraint fk_partner_signal_partner foreign key (partner_id) references partner (id)
) ${table};
create index ix_partner_signal_state on partner_signal (state, id);
create index ix_partner_signal_order on partner_signal (order_code, id);

-- A numbered revision of what a partner made, for people to judge.
create table order_draft (
  id ${identity},
  order_id bigint not null,
  revision int not null,
  -- immutable versions of files, see asset; comma-separated ids
  assets varchar(300) not null,
  note varchar(2000) not null,
  submitted_by varchar(120) not null,
  submitted_at datetime(6) not null,
  -- open, accepted, changes_wanted, rejected
  decision varchar(16) not null,
  decided_by varchar(64),
  decided_at datetime(6),
  constraint pk_order_draft primary key (id),
  constraint uk_order_draft_revision unique (order_id, revision),
  constraint fk_order_draft_order foreign key (order_id) references partner_order (id)
) ${table};

create table draft_comment (
  id ${identity},
  order_id bigint not null,
  -- 0: about the order as a whole
  revision int not null,
  -- a login, or the partner's code with a colon before it
  who varchar(64) not null,
  comment varchar(2000) not null,
  -- whether only staff may read it
  internal boolean not null,
  written_at datetime(6) not null,
  constraint pk_draft_comment primary key (id),
  constraint fk_draft_comment_order foreign key (order_id) references partner_order (id)
) ${table};

-- A personal link to one step of one order, for partners without a system of their own.
create table desk_link (
  id ${identity},
  order_id bigint not null,
  -- SHA-256 (hex) of the token; the token itself is in the mail only
  token_hash char(64) not null,
  -- answer, draft, production, handover, cancel
  step varchar(12) not null,
  email varchar(254) not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  used_at datetime(6),
  revoked_at datetime(6),
  -- a code that was mailed for a browser nobody knows yet, hashed, with its end and the tries
  code_hash char(64),
  code_expires_at datetime(6),
  code_tries int not null,
  -- how many codes were mailed for it, and the last one when
  codes_sent int not null,
  code_sent_at datetime(6),
  constraint pk_desk_link primary key (id),
  constraint uk_desk_link_token unique (token_hash),
  constraint fk_desk_link_order foreign key (order_id) references partner_order (id)
) ${table};

-- Browsers that proved by a code that they read the mailbox of a partner's contact.
create table desk_browser (
  partner_id bigint not null,
  email varchar(254) not null,
  -- SHA-256 (hex) of its cookie
  device_hash char(64) not null,
  proved_at datetime(6) not null,
  constraint pk_desk_browser primary key (partner_id, email, device_hash),
  constraint fk_desk_browser_partner foreign key (partner_id) references partner (id)
) ${table};

-- What a partner's contact has still to be mailed about an order, kept in the transaction of what happened.
create table order_mail (
  id ${identity},
  order_id bigint not null,
  -- the step that is owed (draft, production, handover), or replaced
  what varchar(12) not null,
  -- one sentence for the partner; null when there is nothing to add
  why varchar(300),
  attempts int not null,
  next_try_at datetime(6) not null,
  created_at datetime(6) not null,
  -- sent, or given up after three days; null while it waits
  done_at datetime(6),
  constraint pk_order_mail primary key (id),
  constraint fk_order_mail_order foreign key (order_id) references partner_order (id)
) ${table};
create index ix_order_mail_open on order_mail (done_at, next_try_at);
