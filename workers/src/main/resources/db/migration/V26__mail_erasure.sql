-- Somebody was erased whose mails lie in folders of the mailbox: one row until they are gone.
create table mail_erasure (
  id ${identity},
  -- sealed under Rondo's secret: the address, then what names our mails to it, one a line
  words ${text} not null,
  asked_at datetime(6) not null,
  constraint pk_mail_erasure primary key (id)
) ${table};
