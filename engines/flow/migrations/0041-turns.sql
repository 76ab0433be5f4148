-- When a hung-up case goes on by itself; the index holds those that wait alone.
alter table flow.case add column resume_at timestamptz;
create index case_resume on flow.case (district_id, resume_at) where resume_at is not null;

-- What was ruled when units would not take a case: shown at the next dispatch of its like.
create table flow.precedent (
  district_id integer not null,
  case_id bigint not null,
  seq integer not null,
  case_type text not null,
  class_edition text,
  class_kind text,
  class_code text,
  street text,
  unit_id bigint not null,
  refused_unit_id bigint,
  grounds text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (district_id, case_id, seq)
);
select kernel.keep_in_district('flow.precedent', 'select, insert');
create index precedent_like on flow.precedent (district_id, case_type, class_code, at desc);

-- How far the reactions of a district have read its steps.
create table flow.reader (
  district_id integer not null,
  name text not null,
  at timestamptz not null,
  primary key (district_id, name)
);
select kernel.keep_in_district('flow.reader', 'select, insert, update');

-- What a basket or a person should know of: made after the commit from the steps, each once.
create table flow.notice (
  district_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  seq integer not null,
  kind text not null,
  unit_id bigint not null,
  post text,
  account_id bigint,
  at timestamptz not null,
  read_at timestamptz,
  read_by bigint,
  primary key (district_id, id),
  unique nulls not distinct (district_id, case_id, seq, kind, unit_id, post, account_id)
);
select kernel.keep_in_district('flow.notice', 'select, insert, update');
create index notice_unread on flow.notice (district_id, unit_id, post, at desc) where read_at is null;
