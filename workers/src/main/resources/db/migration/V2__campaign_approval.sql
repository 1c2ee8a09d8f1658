-- Approval that people can trust: who must sign, who signed what, and what was released.
-- Everything about decisions is written and never changed.

alter table campaign add column claims boolean default false not null;
-- whose help the campaign needs; null for nobody's
alter table campaign add column partner varchar(80);
update campaign set status = 'released' where status = 'freezing';

alter table segment add column updated_by varchar(64);
update segment set updated_by = created_by;

-- Who wrote on a brief: started, completed, reworked, or chose a content. They never sign it.
create table campaign_contributor (
  campaign_id bigint not null,
  person varchar(64) not null,
  since_at datetime(6) not null,
  constraint pk_campaign_contributor primary key (campaign_id, person),
  constraint fk_campaign_contributor_campaign foreign key (campaign_id) references campaign (id)
) ${table};
insert into campaign_contributor (campaign_id, person, since_at) select id, author, created_at from campaign;

-- The audience that the ledger holds for a campaign.
create table audience_freeze (
  campaign_id bigint not null,
  -- the FEEL expression, with a segment's name resolved
  expression varchar(1000) not null,
  -- SHA-256 (hex) over everything that decides who gets what: expression, assignment, cells, hold-out
  definition_sha256 char(64) not null,
  people bigint not null,
  planned bigint not null,
  -- one number over who would be mailed with which cell: other people of the same number are another audience
  checksum bigint not null,
  frozen_at datetime(6) not null,
  constraint pk_audience_freeze primary key (campaign_id),
  constraint fk_audience_freeze_campaign foreign key (campaign_id) references campaign (id)
) ${table};
insert into audience_freeze (campaign_id, expression, definition_sha256, people, planned, checksum, frozen_at)
  select c.id, c.audience, '', (select count(*) from delivery d where d.campaign_id = c.id),
    (select count(*) from delivery d where d.campaign_id = c.id and (d.state <> 'excluded' or d.reason = 'stopped')),
    0, c.frozen_at
  from campaign c where c.frozen_at is not null;

-- A dry run on the frozen audience.
create table rehearsal (
  id ${identity},
  campaign_id bigint not null,
  rehearsed_at datetime(6) not null,
  -- JSON, see workers.rehearsal.Rehearsal; ids of people, nothing else of them
  report ${text} not null,
  constraint pk_rehearsal primary key (id),
  constraint fk_rehearsal_campaign foreign key (campaign_id) references campaign (id)
) ${table};

-- From when until when somebody does not work, and who signs instead.
create table absence (
  id ${identity},
  person varchar(64) not null,
  deputy varchar(64) not null,
  from_day date not null,
  -- the last day, inclusive
  until_day date not null,
  created_by varchar(64) not null,
  created_at datetime(6) not null,
  constraint pk_absence primary key (id)
) ${table};
create index ix_absence_person on absence (person, until_day);

-- A try of an author to get a campaign approved; each return to the author ends one.
create table approval_round (
  campaign_id bigint not null,
  round int not null,
  submitted_by varchar(64) not null,
  opened_at datetime(6) not null,
  route varchar(60) not null,
  route_why varchar(500) not null,
  closed_at datetime(6),
  -- released, returned, rejected, recalled, stopped; null while open
  outcome varchar(12),
  constraint pk_approval_round primary key (campaign_id, round),
  constraint fk_approval_round_campaign foreign key (campaign_id) references campaign (id)
) ${table};

-- A part of a campaign as it once was; what signatures cover. Content-addressed.
create table sealed_part (
  campaign_id bigint not null,
  -- brief, content, audience, cells, rules, budget, partners, process, window
  part varchar(12) not null,
  -- SHA-256 (hex) over part and canonical text
  fingerprint char(64) not null,
  canonical ${text} not null,
  seen_at datetime(6) not null,
  constraint pk_sealed_part primary key (campaign_id, part, fingerprint),
  constraint fk_sealed_part_campaign foreign key (campaign_id) references campaign (id)
) ${table};

-- A request to one reviewer (or group) to sign. Asking again is another row.
create table review_duty (
  id ${identity},
  campaign_id bigint not null,
  round int not null,
  stage int not null,
  name varchar(80) not null,
  -- a person, or a group where this is null
  reviewer varchar(64),
  reviewer_group varchar(64),
  deputy varchar(64),
  escalation varchar(64),
  required boolean not null,
  -- comma-separated parts
  covers varchar(120) not null,
  due_hours int not null,
  -- of the whole stage: parallel or sequence; how many approvals it takes
  stage_order varchar(10) not null,
  quorum int not null,
  -- the seal as it was when the request was made; what changed since is shown as a difference
  asked_because varchar(500),
  asked_at datetime(6) not null,
  -- when it lies on somebody's desk; null while its turn has not come
  opened_at datetime(6),
  assigned_to varchar(64),
  -- the group whose desk it lies on, where it is no one person's
  assigned_group varchar(64),
  -- for whom the assigned person acts; null for themselves
  on_behalf_of varchar(64),
  due_at datetime(6),
  reminded_at datetime(6),
  escalated_at datetime(6),
  -- open, decided, lapsed, withdrawn
  state varchar(10) not null,
  closed_at datetime(6),
  constraint pk_review_duty primary key (id),
  constraint fk_review_duty_campaign foreign key (campaign_id) references campaign (id)
) ${table};
create index ix_review_duty_campaign on review_duty (campaign_id, round, stage);
create index ix_review_duty_state on review_duty (state, opened_at);

-- Everything that anybody decided. Written, never changed.
create table approval_decision (
  id ${identity},
  campaign_id bigint not null,
  round int not null,
  duty_id bigint,
  person varchar(64) not null,
  on_behalf_of varchar(64),
  -- approve, changes, rework, reject, delegate, lapse, recall, release, refuse
  decision varchar(10) not null,
  reason_code varchar(30),
  comment varchar(1000),
  -- whether reviewers of partners may read the comment
  shared boolean not null,
  delegated_to varchar(64),
  -- SHA-256 (hex) over the fingerprints of all parts as the person saw them
  seal char(64),
  decided_at datetime(6) not null,
  constraint pk_approval_decision primary key (id),
  constraint fk_approval_decision_campaign foreign key (campaign_id) references campaign (id)
) ${table};
create index ix_approval_decision_campaign on approval_decision (campaign_id, round);
create index ix_approval_decision_duty on approval_decision (duty_id);

-- The parts that a decision was made on, and whether it signs them.
create table signed_part (
  decision_id bigint not null,
  part varchar(12) not null,
  fingerprint char(64) not null,
  -- false: seen, but not covered by this signature
  covered boolean not null,
  constraint pk_signed_part primary key (decision_id, part),
  constraint fk_signed_part_decision foreign key (decision_id) references approval_decision (id)
) ${table};

-- A signature that no longer counts, because a part that it covers is no longer what was signed.
create table fallen_signature (
  decision_id bigint not null,
  part varchar(12) not null,
  -- what the part became
  fingerprint char(64) not null,
  fallen_at datetime(6) not null,
  constraint pk_fallen_signature primary key (decision_id, part, fingerprint),
  constraint fk_fallen_signature_decision foreign key (decision_id) references approval_decision (id)
) ${table};

-- Asked for in an emergency: two named people sign instead of the route.
create table emergency_request (
  campaign_id bigint not null,
  -- the code of the campaign whose mail was wrong
  corrects varchar(20) not null,
  reason varchar(1000) not null,
  first_signer varchar(64) not null,
  second_signer varchar(64) not null,
  asked_by varchar(64) not null,
  asked_at datetime(6) not null,
  constraint pk_emergency_request primary key (campaign_id),
  constraint fk_emergency_request_campaign foreign key (campaign_id) references campaign (id)
) ${table};

-- What may go out. One row for ever: nothing of it can change afterwards.
create table campaign_release (
  campaign_id bigint not null,
  round int not null,
  seal char(64) not null,
  emergency boolean not null,
  released_at datetime(6) not null,
  constraint pk_campaign_release primary key (campaign_id),
  constraint fk_campaign_release_campaign foreign key (campaign_id) references campaign (id)
) ${table};

insert into approval_round (campaign_id, round, submitted_by, opened_at, route, route_why, closed_at, outcome)
  select c.id, r.round, c.author, r.decided_at, 'before', 'Decided before Rondo kept routes.', r.decided_at,
    case r.decision when 'approve' then 'released' when 'rework' then 'returned' else 'rejected' end
  from review r join campaign c on c.id = r.campaign_id;
insert into approval_decision (campaign_id, round, person, decision, comment, shared, decided_at)
  select campaign_id, round, reviewer, decision, comment, false, decided_at from review;
-- what was on its way before there were seals stays on its way
insert into campaign_release (campaign_id, round, seal, emergency, released_at)
  select id, 1, '', false, updated_at from campaign
  where status in ('released', 'delivering', 'listening', 'measuring', 'closed') and frozen_at is not null;

drop table review;
