-- Mail servers that want no e-mail of a campaign: its mails to them wait until a person decides.
create table domain_pause (
  campaign_id bigint not null,
  -- the domain of the addresses, in lower case
  domain varchar(255) not null,
  -- what the server said, without addresses
  why varchar(200) not null,
  paused_at datetime(6) not null,
  -- null while it holds
  resumed_at datetime(6),
  resumed_by varchar(64),
  constraint pk_domain_pause primary key (campaign_id, domain),
  constraint fk_domain_pause_campaign foreign key (campaign_id) references campaign (id)
) ${table};

-- An address that did not take a campaign's mail this time: one row a campaign, however many mails.
create table soft_bounce (
  address_hash char(64) not null,
  campaign_id bigint not null,
  bounced_at datetime(6) not null,
  constraint pk_soft_bounce primary key (address_hash, campaign_id)
) ${table};

-- A received mail that could not be read: it lies in a folder of the mailbox, and here is why.
create table unread_mail (
  id ${identity},
  -- SHA-256 of what tells it from others
  mail_hash char(64) not null,
  size_bytes bigint not null,
  why varchar(300) not null,
  found_at datetime(6) not null,
  -- null while it lies there
  read_at datetime(6),
  constraint pk_unread_mail primary key (id),
  constraint uk_unread_mail_hash unique (mail_hash)
) ${table};
create index ix_unread_mail_read on unread_mail (read_at, id);

-- Where to answer somebody whom nobody knows; of customers the address stands in their own row.
create table stranger_address (
  response_message_id bigint not null,
  -- sealed under Rondo's secret
  address varchar(600) not null,
  kept_at datetime(6) not null,
  constraint pk_stranger_address primary key (response_message_id)
) ${table};
