-- What a campaign says on social networks, and where each post stands on each of our accounts.

create table social_post (
  id ${identity},
  campaign_id bigint not null,
  -- from 1, in the order of writing; a number is not given twice
  post_no int not null,
  text ${text} not null,
  -- ISO 639-1
  language varchar(8) not null,
  -- null: as soon as the campaign is delivered
  publish_at datetime(6),
  author varchar(64) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint pk_social_post primary key (id),
  constraint uk_social_post_no unique (campaign_id, post_no),
  constraint fk_social_post_campaign foreign key (campaign_id) references campaign (id)
) ${table};

create table social_picture (
  social_post_id bigint not null,
  -- from 1
  picture_no int not null,
  asset_version_id bigint not null,
  -- what somebody is told who cannot see it
  alt_text varchar(2000) not null,
  constraint pk_social_picture primary key (social_post_id, picture_no),
  constraint fk_social_picture_post foreign key (social_post_id) references social_post (id),
  constraint fk_social_picture_asset foreign key (asset_version_id) references asset_version (id)
) ${table};

-- A post on one account.
create table social_publication (
  id ${identity},
  social_post_id bigint not null,
  -- the name of the account in the settings
  account varchar(32) not null,
  -- planned, published, refused, dropped, withdrawn
  state varchar(10) not null,
  -- when it was tried first: the time that the post bears, and half of its key
  started_at datetime(6),
  -- the network's name for it
  remote_ref varchar(300),
  -- the network's checksum of it; null where it has none
  remote_version varchar(100),
  -- where people see it
  url varchar(500),
  published_at datetime(6),
  withdrawn_at datetime(6),
  -- why the network refused it
  problem varchar(300),
  constraint pk_social_publication primary key (id),
  constraint uk_social_publication_account unique (social_post_id, account),
  constraint fk_social_publication_post foreign key (social_post_id) references social_post (id)
) ${table};
create index ix_social_publication_ref on social_publication (account, remote_ref);

-- How far we listened to each account.
create table social_account (
  account varchar(32) not null,
  -- where the next look begins, in the network's words; null: at what is newest
  heard_until varchar(200),
  -- when a look worked last
  looked_at datetime(6),
  -- nobody looks before
  next_look_at datetime(6),
  -- why the last look failed; null when it did not
  problem varchar(300),
  constraint pk_social_account primary key (account)
) ${table};
