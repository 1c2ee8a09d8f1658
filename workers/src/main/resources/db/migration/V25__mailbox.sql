-- The mailbox that replies and reports come to: one row for each that was ever set.
create table mailbox (
  -- user, server and folder
  name varchar(300) not null,
  -- the node that reads it just now, and until when at most
  taken_by varchar(64),
  taken_until_at datetime(6),
  -- when it was open last
  looked_at datetime(6),
  -- why it cannot be read now, without secrets; null when it can
  problem varchar(300),
  constraint pk_mailbox primary key (name)
) ${table};
