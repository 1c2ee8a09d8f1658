-- Codes of the partner desk belong to the browser that asked for them: nobody uses up another's.

create table desk_code (
  id ${identity},
  desk_link_id bigint not null,
  -- SHA-256 (hex) of the cookie of the browser that asked
  device_hash char(64) not null,
  -- a keyed hash of the network that it asked from
  from_hash varchar(64) not null,
  -- a keyed hash; null once it was entered
  code_hash char(64),
  tries int not null,
  sent_at datetime(6) not null,
  expires_at datetime(6) not null,
  constraint pk_desk_code primary key (id),
  constraint fk_desk_code_link foreign key (desk_link_id) references desk_link (id)
) ${table};
create index ix_desk_code_link on desk_code (desk_link_id, sent_at);

alter table desk_link drop column code_hash;
alter table desk_link drop column code_expires_at;
alter table desk_link drop column code_tries;
alter table desk_link drop column codes_sent;
alter table desk_link drop column code_sent_at;
