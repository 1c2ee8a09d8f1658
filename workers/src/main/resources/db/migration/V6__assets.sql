-- Files that partners and staff exchange. The bytes lie in the data folder under their SHA-256.

-- What stays the same while its versions follow each other.
create table asset (
  id ${identity},
  -- whose it is; null for staff
  partner_id bigint,
  -- brought with a key of the sandbox
  test boolean not null,
  created_at datetime(6) not null,
  constraint pk_asset primary key (id),
  constraint fk_asset_partner foreign key (partner_id) references partner (id)
) ${table};
create index ix_asset_partner on asset (partner_id, test);

-- Written, never changed.
create table asset_version (
  id ${identity},
  asset_id bigint not null,
  -- as_ and 26 characters (ULID): what partners see
  code varchar(32) not null,
  version_no int not null,
  -- for people; never a path
  name varchar(120) not null,
  sha256 char(64) not null,
  size_bytes bigint not null,
  -- by content, not by name
  mime varchar(80) not null,
  -- pixels of pictures, points of documents
  width int,
  height int,
  pages int,
  -- active_content, polyglot, name_differs, encrypted, unreadable; comma-separated
  warnings varchar(200) not null,
  created_by varchar(64) not null,
  created_at datetime(6) not null,
  constraint pk_asset_version primary key (id),
  constraint uk_asset_version_code unique (code),
  constraint uk_asset_version_no unique (asset_id, version_no),
  constraint fk_asset_version_asset foreign key (asset_id) references asset (id)
) ${table};
create index ix_asset_version_sha256 on asset_version (sha256);

-- Which files belong to an order: what it is given, and what comes back.
create table order_asset (
  order_id bigint not null,
  asset_version_id bigint not null,
  attached_at datetime(6) not null,
  constraint pk_order_asset primary key (order_id, asset_version_id),
  constraint fk_order_asset_order foreign key (order_id) references partner_order (id),
  constraint fk_order_asset_version foreign key (asset_version_id) references asset_version (id)
) ${table};
create index ix_order_asset_version on order_asset (asset_version_id);

-- A file on its way in, piece by piece.
create table upload (
  id ${identity},
  -- up_ and 26 characters (ULID); also the name of its file
  code varchar(32) not null,
  partner_id bigint not null,
  test boolean not null,
  -- attached to this order when it is complete; null for none
  order_id bigint,
  -- becomes the next version of it; null for a new asset
  asset_id bigint,
  name varchar(120) not null,
  size_bytes bigint not null,
  -- as announced; null when it was not
  sha256 char(64),
  received_bytes bigint not null,
  -- open, done, refused
  state varchar(8) not null,
  reason varchar(300),
  asset_version_id bigint,
  created_by varchar(64) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  expires_at datetime(6) not null,
  constraint pk_upload primary key (id),
  constraint uk_upload_code unique (code),
  constraint fk_upload_partner foreign key (partner_id) references partner (id),
  constraint fk_upload_order foreign key (order_id) references partner_order (id),
  constraint fk_upload_asset foreign key (asset_id) references asset (id),
  constraint fk_upload_version foreign key (asset_version_id) references asset_version (id)
) ${table};
create index ix_upload_partner on upload (partner_id, state);
create index ix_upload_expires on upload (expires_at);
