-- Calls: who may be called when, what every call came to, and the lists of those who must not be called.

-- A do-not-call list as it was loaded: the evidence stays, the numbers only while it is the newest of its source.
create table dnc_list (
  id ${identity},
  -- ISO 3166-1, two letters
  country char(2) not null,
  -- who keeps it, for example TPS
  source varchar(40) not null,
  -- the day on which its keeper made it
  dated_on date not null,
  -- of the file, hex
  sha256 char(64) not null,
  numbers int not null,
  -- lines that are no number
  refused int not null,
  -- loading, valid, replaced
  state varchar(10) not null,
  loaded_by varchar(64) not null,
  loaded_at datetime(6) not null,
  constraint pk_dnc_list primary key (id)
) ${table};
create index ix_dnc_list_country on dnc_list (country, state);

create table dnc_number (
  dnc_list_id bigint not null,
  -- SHA-256 (hex) of the E.164 number
  phone_hash char(64) not null,
  constraint pk_dnc_number primary key (dnc_list_id, phone_hash),
  constraint fk_dnc_number_list foreign key (dnc_list_id) references dnc_list (id)
) ${table};

-- Against which lists an order's people were compared.
create table call_evidence (
  order_id bigint not null,
  dnc_list_id bigint not null,
  compared_at datetime(6) not null,
  constraint pk_call_evidence primary key (order_id, dnc_list_id),
  constraint fk_call_evidence_order foreign key (order_id) references partner_order (id),
  constraint fk_call_evidence_list foreign key (dnc_list_id) references dnc_list (id)
) ${table};

-- Somebody to be called. The number itself stays with the customer.
create table call_entry (
  id ${identity},
  order_id bigint not null,
  recipient_no int not null,
  -- null for a seed
  customer_id bigint,
  order_seed_id bigint,
  -- of the number that was scrubbed: another number is not called
  phone_hash char(64) not null,
  country char(2) not null,
  -- where the called party may be, comma-separated: the window must be open in all of them
  zones varchar(600) not null,
  -- customer or number: who says so
  zones_from varchar(8) not null,
  -- 1 is first
  priority int not null,
  max_attempts int not null,
  attempts int not null,
  -- open, callback, done, failed, withdrawn
  state varchar(10) not null,
  -- of the last call that counted; why withdrawn
  disposition varchar(20),
  callback_at datetime(6),
  updated_at datetime(6) not null,
  constraint pk_call_entry primary key (id),
  constraint uk_call_entry_recipient unique (order_id, recipient_no),
  constraint fk_call_entry_order foreign key (order_id) references partner_order (id)
) ${table};
create index ix_call_entry_phone on call_entry (phone_hash, state);
create index ix_call_entry_customer on call_entry (customer_id);
create index ix_call_entry_state on call_entry (order_id, state);

-- A call as the partner told it. Written, never changed, also what had no effect.
create table call_attempt (
  id ${identity},
  call_entry_id bigint not null,
  attempt_no int not null,
  phone_hash char(64) not null,
  started_at datetime(6) not null,
  duration_s int not null,
  agent varchar(60),
  disposition varchar(20) not null,
  callback_at datetime(6),
  notes varchar(500),
  -- outside_window, withdrawn, too_many_attempts; null when the call was in order
  breach varchar(20),
  reported_at datetime(6) not null,
  constraint pk_call_attempt primary key (id),
  constraint uk_call_attempt_entry unique (call_entry_id, attempt_no),
  constraint fk_call_attempt_entry foreign key (call_entry_id) references call_entry (id)
) ${table};
create index ix_call_attempt_phone on call_attempt (phone_hash, started_at);

-- A call that was promised for a time.
create table call_back (
  id ${identity},
  call_entry_id bigint not null,
  -- as promised
  promised_at datetime(6) not null,
  -- moved into the window
  due_at datetime(6),
  -- waiting, settled (a call was made), dropped
  state varchar(10) not null,
  -- when the partner was asked for it last
  requested_at datetime(6),
  -- when its process knew how it ended
  told_at datetime(6),
  updated_at datetime(6) not null,
  constraint pk_call_back primary key (id),
  constraint fk_call_back_entry foreign key (call_entry_id) references call_entry (id)
) ${table};
create index ix_call_back_entry on call_back (call_entry_id, state);
create index ix_call_back_told on call_back (told_at, state);
