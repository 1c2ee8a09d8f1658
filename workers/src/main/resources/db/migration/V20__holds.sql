-- A case that is opened again holds again; the earlier hold stays as it was.

-- the case's code as long as it holds; null once released
alter table contact_hold add column open_key varchar(20);
update contact_hold set open_key = case_code where released_at is null;
alter table contact_hold drop constraint uk_contact_hold_case;
alter table contact_hold add constraint uk_contact_hold_open unique (open_key);
create index ix_contact_hold_case on contact_hold (case_code);

-- since when no step of the campaign mails any more: whoever is released later is mailed by a process of their own
alter table campaign add column mailed_at datetime(6);
