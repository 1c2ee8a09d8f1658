-- Who on a social network is which customer, as somebody of the service found out.
create table social_identity (
  id ${identity},
  -- the name of our account in the settings: on its network the name of a person means one person
  account varchar(32) not null,
  -- SHA-256 (hex) of the network's lasting name for the person, as in response_message
  author_hash char(64) not null,
  customer_id bigint not null,
  known_by varchar(64) not null,
  known_at datetime(6) not null,
  constraint pk_social_identity primary key (id),
  constraint uk_social_identity_author unique (account, author_hash),
  constraint fk_social_identity_customer foreign key (customer_id) references customer (id)
) ${table};
create index ix_social_identity_customer on social_identity (customer_id);

-- whether marketing keeps quiet while the case is open, also once it is known whose it is
alter table service_case add column quiet boolean default true not null;
