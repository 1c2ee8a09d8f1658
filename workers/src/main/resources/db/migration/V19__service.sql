-- Who of the service can help with what. Whoever has no row gets no case of their own.
create table agent_skill (
  person varchar(64) not null,
  -- general, product, order, complaint, sales
  skill varchar(20) not null,
  created_by varchar(64) not null,
  created_at datetime(6) not null,
  constraint pk_agent_skill primary key (person, skill)
) ${table};
create index ix_agent_skill_skill on agent_skill (skill, person);

-- What Rondo writes to customers by itself.
create table service_text (
  code varchar(20) not null,
  language varchar(8) not null,
  subject varchar(200) not null,
  text varchar(4000) not null,
  -- null: as it came with Rondo
  updated_by varchar(64),
  updated_at datetime(6),
  constraint pk_service_text primary key (code, language)
) ${table};

insert into service_text (code, language, subject, text) values
  ('thanks', 'en', 'Thank you', 'Hello {{ first_name }},

thank you for your kind words. They went straight to the people they are about.'),
  ('thanks', 'de', 'Danke', 'Hallo {{ first_name }},

danke für die freundlichen Worte. Sie sind bei denen angekommen, um die es geht.'),
  ('help', 'en', 'Your question', 'Hello {{ first_name }},

thank you for your question. This page may answer it at once:
{{ link }}

If it does not, say so there or reply to this message: then a person answers you.'),
  ('help', 'de', 'Ihre Frage', 'Hallo {{ first_name }},

danke für Ihre Frage. Vielleicht beantwortet sie schon diese Seite:
{{ link }}

Wenn nicht, sagen Sie es dort oder antworten Sie auf diese Nachricht: dann antwortet ein Mensch.'),
  ('purchase', 'en', 'Thank you for your order', 'Hello {{ first_name }},

thank you for your order. We write again when it should have arrived. If anything is wrong, just reply.'),
  ('purchase', 'de', 'Danke für Ihre Bestellung', 'Hallo {{ first_name }},

danke für Ihre Bestellung. Wir melden uns, wenn sie da sein sollte. Wenn etwas nicht stimmt, antworten Sie einfach.'),
  ('how_to', 'en', 'Making the most of it', 'Hello {{ first_name }},

your order should be with you now. How to begin, and what to do if something is missing, is here:
{{ link }}'),
  ('how_to', 'de', 'So haben Sie am meisten davon', 'Hallo {{ first_name }},

Ihre Bestellung sollte jetzt da sein. Wie Sie beginnen und was zu tun ist, wenn etwas fehlt, steht hier:
{{ link }}'),
  ('usage', 'en', 'Can we help?', 'Hello {{ first_name }},

it looks as if something does not work as it should. This page helps in most cases:
{{ link }}

If it does not, just reply.'),
  ('usage', 'de', 'Können wir helfen?', 'Hallo {{ first_name }},

offenbar klappt etwas nicht so, wie es soll. Diese Seite hilft meistens weiter:
{{ link }}

Wenn nicht, antworten Sie einfach.'),
  ('survey', 'en', 'One question', 'Hello {{ first_name }},

did we help you? One click is enough:
{{ link }}'),
  ('survey', 'de', 'Eine Frage', 'Hallo {{ first_name }},

konnten wir Ihnen helfen? Ein Klick genügt:
{{ link }}');

-- what the agent is told of why the case is there, by the table of triage
alter table service_case add column why varchar(200);
-- what the signal was about in one word, for example a usage event
alter table service_case add column detail varchar(100);
create index ix_service_case_owner on service_case (owner, state);
create index ix_service_case_thread on service_case (thread_key, id);
