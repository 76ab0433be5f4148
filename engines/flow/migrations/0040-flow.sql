select kernel.open_schema('flow');

-- Ids come in blocks with the case numbers, so that an opening knows its id before it is written.
create sequence flow.case_id as bigint;
grant usage on sequence flow.case_id to huying_server;

-- Where a case may come from; counted apart (systems.md A06–A13). `short` begins the case number.
create table flow.channel (
  district_id integer not null,
  code text not null,
  name jsonb not null,
  short text not null,
  upstream boolean not null default false,
  retired_at timestamptz,
  primary key (district_id, code)
);
select kernel.keep_in_district('flow.channel', 'select, insert, update');

create table flow.number_block (
  district_id integer not null,
  channel text not null,
  day date not null,
  next integer not null,
  primary key (district_id, channel, day)
);
select kernel.keep_in_district('flow.number_block', 'select, insert, update');

-- Current state. Light on indexes: an act that touches no indexed column is updated in place.
create table flow.case (
  district_id integer not null,
  id bigint not null,
  number text not null,
  case_type text not null,
  state text not null,
  version integer not null default 1,
  channel text not null,
  class_edition text,
  class_kind text,
  class_code text,
  condition text,
  standard_version integer,
  street text,
  community text,
  cell text,
  lng double precision,
  lat double precision,
  urgency text not null default 'normal',
  tags text[] not null default '{}',
  confidential boolean not null default false,
  unit_id bigint,
  opened_at timestamptz not null,
  opened_by bigint,
  dispatched_at timestamptz,
  handled_at timestamptz,
  accepted_at timestamptz,
  closed_at timestamptz,
  outcome jsonb not null default '{}',
  counts jsonb not null default '{}',
  in_statistics boolean not null default true,
  upstream_system text,
  upstream_number text,
  upstream_due timestamptz,
  merged_into bigint,
  split_from bigint,
  last_seq integer not null,
  last_hash bytea not null,
  last_actor text,
  last_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, number),
  foreign key (district_id, channel) references flow.channel (district_id, code)
) with (fillfactor = 80);
select kernel.keep_in_district('flow.case', 'select, insert, update');
create index case_newest on flow.case (district_id, opened_at desc, id desc);
create index case_place on flow.case (district_id, street, class_code, opened_at desc, id desc);
create unique index case_upstream on flow.case (district_id, upstream_system, upstream_number)
  where upstream_system is not null;

-- What was said: masked, insert-only; a supplement adds a row.
create table flow.detail (
  district_id integer not null,
  case_id bigint not null,
  seq integer not null,
  title text not null,
  text text not null,
  fields jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, case_id, seq)
);
select kernel.keep_in_district('flow.detail', 'select, insert');

-- Personal data: encrypted; found again by a keyed digest; erasable without touching a step.
create table flow.personal (
  district_id integer not null,
  case_id bigint not null,
  seq integer not null,
  field text not null,
  sealed bytea,
  salt bytea,
  look_up bytea,
  erased_at timestamptz,
  primary key (district_id, case_id, seq, field)
);
select kernel.keep_in_district('flow.personal', 'select, insert, update');
create index personal_look_up on flow.personal (district_id, look_up, case_id desc) where look_up is not null;

-- Append-only by privilege. `at`: when it happened; `recorded_at`: when the server took it.
create table flow.step (
  district_id integer not null,
  case_id bigint not null,
  seq integer not null,
  action text not null,
  from_state text,
  to_state text not null,
  actor bigint,
  actor_name text,
  post text,
  unit_id bigint,
  answers jsonb not null,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  algorithm text not null,
  hash bytea not null,
  primary key (district_id, case_id, seq)
);
select kernel.keep_in_district('flow.step', 'select, insert');
create index step_recorded on flow.step (district_id, recorded_at);

-- Every version of every clock; the newest of a name and round is in force, the others say how it came.
create table flow.deadline (
  district_id integer not null,
  case_id bigint not null,
  seq integer not null,
  name text not null,
  round smallint not null default 1,
  state text not null check (state in ('running', 'met', 'passed', 'paused', 'replaced', 'void')),
  started_at timestamptz not null,
  amount double precision not null,
  unit text not null,
  due_at timestamptz,
  original_due_at timestamptz,
  pauses jsonb not null default '[]',
  ended_at timestamptz,
  reason text not null,
  rule jsonb not null,
  calendar_version integer not null,
  primary key (district_id, case_id, seq),
  check ((state = 'running') = (ended_at is null and due_at is not null) or state <> 'running')
) with (fillfactor = 80);
select kernel.keep_in_district('flow.deadline', 'select, insert, update');
create index deadline_due on flow.deadline (district_id, due_at) where state = 'running';
create index deadline_late on flow.deadline (district_id, due_at) where state = 'passed' and ended_at is null;

-- Who must act now: one lead, parts in parallel, parts passed down, tasks, approvals.
create table flow.assignment (
  district_id integer not null,
  case_id bigint not null,
  seq integer not null,
  role text not null check (role in ('lead', 'co', 'part', 'task', 'approval')),
  unit_id bigint not null,
  post text,
  account_id bigint,
  asked_by bigint,
  request_id integer,
  note text,
  opened_at timestamptz not null,
  ended_at timestamptz,
  result text,
  primary key (district_id, case_id, seq)
) with (fillfactor = 80);
select kernel.keep_in_district('flow.assignment', 'select, insert, update');
create index assignment_inbox on flow.assignment (district_id, unit_id, post, opened_at) where ended_at is null;
create index assignment_unit on flow.assignment (district_id, unit_id, opened_at desc);

-- What somebody asks for and others must grant: extension, hang-up, objection, forced close.
create table flow.request (
  district_id integer not null,
  case_id bigint not null,
  id integer not null,
  kind text not null,
  state text not null check (state in ('asked', 'granted', 'declined', 'lapsed')),
  level smallint not null default 0,
  asked_by bigint,
  asked_unit bigint,
  asked_at timestamptz not null,
  answers jsonb not null,
  decisions jsonb not null default '[]',
  decided_at timestamptz,
  primary key (district_id, case_id, id)
);
select kernel.keep_in_district('flow.request', 'select, insert, update');

create table flow.attachment (
  district_id integer not null,
  case_id bigint not null,
  seq integer not null,
  hash text not null,
  kind text not null,
  at timestamptz not null,
  primary key (district_id, case_id, seq, hash)
);
select kernel.keep_in_district('flow.attachment', 'select, insert');

-- Links both ways: duplicate, split, related.
create table flow.link (
  district_id integer not null,
  case_id bigint not null,
  kind text not null,
  other_id bigint not null,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (district_id, case_id, kind, other_id)
);
select kernel.keep_in_district('flow.link', 'select, insert, update');

-- One seal a day over the steps recorded that day; holds the seal before it.
create table flow.seal (
  district_id integer not null,
  day date not null,
  steps integer not null,
  previous bytea,
  hash bytea not null,
  algorithm text not null,
  sealed_at timestamptz not null,
  primary key (district_id, day)
);
select kernel.keep_in_district('flow.seal', 'select, insert');

-- Who opened personal data, and why.
create table flow.disclosure (
  district_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  account_id bigint not null,
  field text not null,
  reason text not null,
  at timestamptz not null,
  primary key (district_id, id)
);
select kernel.keep_in_district('flow.disclosure', 'select, insert');
create index disclosure_case on flow.disclosure (district_id, case_id);

create view flow.fact_case with (security_invoker = true) as
select c.district_id, c.id, c.number, c.case_type, c.state, c.channel, c.class_edition, c.class_kind,
  c.class_code, c.street, c.community, c.cell, c.lng, c.lat, c.urgency, c.tags, c.unit_id, c.opened_at,
  c.dispatched_at, c.handled_at, c.accepted_at, c.closed_at, c.outcome, c.counts, c.in_statistics,
  h.due_at, h.original_due_at, h.state as clock, h.ended_at as clock_ended_at,
  case when h.state = 'met' then true when h.state = 'passed' then false end as on_time
from flow.case c
left join lateral (
  select d.due_at, d.original_due_at, d.state, d.ended_at from flow.deadline d
  where d.district_id = c.district_id and d.case_id = c.id and d.name = 'handle'
    and d.state not in ('replaced', 'void')
  order by d.seq desc limit 1
) h on true
where not c.confidential;
grant select on flow.fact_case to huying_server;
