-- What calls cost, when a list is stopped, and the files that bring outcomes.

-- for calls: a begun minute of talk, beside the price of each call; in minor units with fractions
alter table partner_capability add column minute_minor decimal(12,4) default 0 not null;

-- What the calls of an order may cost and have cost, at the prices of the day on which its list was made.
create table call_budget (
  order_id bigint not null,
  currency char(3) not null,
  -- for each call that is made, in minor units with fractions
  call_minor decimal(12,4) not null,
  -- for each begun minute
  minute_minor decimal(12,4) not null,
  setup_minor bigint not null,
  -- setup, calls and minutes never cost more than this
  ceiling_minor bigint not null,
  calls int not null,
  minutes bigint not null,
  -- since when nobody is called because the rest would not pay for a call; null while people are
  stopped_at datetime(6),
  constraint pk_call_budget primary key (order_id),
  constraint fk_call_budget_order foreign key (order_id) references partner_order (id)
) ${table};

-- A file of outcomes that was taken: the same bytes again change nothing.
create table call_file (
  id ${identity},
  partner_id bigint not null,
  -- of the file, hex
  sha256 char(64) not null,
  -- as its sender named it
  name varchar(200) not null,
  -- sftp, mail
  way varchar(8) not null,
  lines_read int not null,
  lines_stored int not null,
  lines_repeated int not null,
  lines_refused int not null,
  taken_at datetime(6) not null,
  constraint pk_call_file primary key (id),
  constraint uk_call_file_partner_sha256 unique (partner_id, sha256),
  constraint fk_call_file_partner foreign key (partner_id) references partner (id)
) ${table};

-- A line that says what cannot be; the line itself stays with its sender.
create table call_file_line (
  call_file_id bigint not null,
  line_no bigint not null,
  problem varchar(200) not null,
  constraint pk_call_file_line primary key (call_file_id, line_no),
  constraint fk_call_file_line_file foreign key (call_file_id) references call_file (id)
) ${table};
