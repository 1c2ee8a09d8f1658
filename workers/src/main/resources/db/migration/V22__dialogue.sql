-- The word list comes with Rondo; here is where people changed it.
create table response_word (
  id ${identity},
  -- de, en, ...; * for all
  language varchar(8) not null,
  -- in small letters; a star at its end stands for any ending
  word varchar(60) not null,
  -- complaint, question, opportunity, ...; null where it tells of nothing
  topic varchar(20),
  sentiment smallint not null,
  -- false: the list's own word is left out
  used boolean not null,
  changed_by varchar(64) not null,
  changed_at datetime(6) not null,
  constraint pk_response_word primary key (id),
  constraint uk_response_word_word unique (language, word)
) ${table};

-- A person who was asked whether they are satisfied, or given a page that helps.
create table customer_page (
  id ${identity},
  -- survey, help
  kind varchar(8) not null,
  -- one page of a kind for what it is about: c:case, c:case#2 when asked again, p:customer:topic
  page_key varchar(60) not null,
  case_code varchar(20),
  customer_id bigint,
  campaign_id bigint,
  thread_key varchar(64),
  -- what the help is about; null when nobody knows
  topic varchar(20),
  made_at datetime(6) not null,
  -- when the person said something on it for the first time
  answered_at datetime(6),
  -- 1 to 5; of a survey
  score smallint,
  -- solved, not_solved, person; of a help page, the last word
  said varchar(12),
  -- how often the person said something: not without end
  told smallint not null,
  constraint pk_customer_page primary key (id),
  constraint uk_customer_page_key unique (kind, page_key)
) ${table};
create index ix_customer_page_customer on customer_page (customer_id, made_at);
create index ix_customer_page_case on customer_page (case_code, kind);

-- What helps people themselves, written by marketers.
create table help_article (
  id ${identity},
  -- small letters, digits and -
  code varchar(60) not null,
  language varchar(8) not null,
  title varchar(120) not null,
  -- Markdown
  body ${text} not null,
  -- complaint, return, delivery, how_to, ...; null: fits everything
  topic varchar(20),
  -- the lower the earlier
  place int not null,
  published boolean not null,
  changed_by varchar(64) not null,
  changed_at datetime(6) not null,
  constraint pk_help_article primary key (id),
  constraint uk_help_article_code unique (code, language)
) ${table};

-- What a mail may ask. Words and options never change: a signature covers them by the code.
create table question (
  id ${identity},
  code varchar(60) not null,
  -- one_click, preference, poll
  kind varchar(12) not null,
  text varchar(200) not null,
  -- prospect,new,active,loyal,lapsing,lost; empty: everybody
  life_stages varchar(60) not null,
  active boolean not null,
  created_by varchar(64) not null,
  created_at datetime(6) not null,
  constraint pk_question primary key (id),
  constraint uk_question_code unique (code)
) ${table};

create table question_option (
  question_id bigint not null,
  option_no smallint not null,
  -- what is kept
  answer varchar(40) not null,
  label varchar(80) not null,
  constraint pk_question_option primary key (question_id, option_no),
  constraint uk_question_option_answer unique (question_id, answer),
  constraint fk_question_option_question foreign key (question_id) references question (id)
) ${table};

-- Who was asked what, and what they answered: nobody is asked the same twice.
create table answer_fact (
  id ${identity},
  customer_id bigint not null,
  question_id bigint not null,
  -- the mail that asked
  delivery_id bigint,
  -- the answer of the option; of a preference several, with commas; null while unanswered
  answer varchar(200),
  -- where the answer came from: mail, agent
  source varchar(16),
  asked_at datetime(6) not null,
  answered_at datetime(6),
  -- how sure the answer is, in percent
  confidence smallint,
  constraint pk_answer_fact primary key (id),
  constraint uk_answer_fact_question unique (customer_id, question_id),
  constraint uk_answer_fact_delivery unique (delivery_id),
  constraint fk_answer_fact_customer foreign key (customer_id) references customer (id),
  constraint fk_answer_fact_question foreign key (question_id) references question (id)
) ${table};
create index ix_answer_fact_question on answer_fact (question_id, answer);
