-- A partner signs what it posts with one secret for live orders and with another for the sandbox, so that nothing that
-- is tried out can touch what is real. Those there were are for live orders.
alter table partner_signing_secret add column test boolean default false not null;
