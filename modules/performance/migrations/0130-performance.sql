select kernel.open_schema('performance');

-- What money is spent for in a year: a project, or (`whole`) the department itself. Money in 万元.
create table performance.project (
  district_id integer not null,
  id bigint generated always as identity,
  year smallint not null,
  code text not null,
  name text not null,
  whole boolean not null default false,
  section text not null,
  kind text not null check (kind in ('recurring', 'continued', 'once')),
  scheme text not null,
  goal text not null default '',
  year_start numeric(16, 2) not null default 0,
  adjusted numeric(16, 2) not null default 0,
  executed numeric(16, 2) not null default 0,
  reason text not null default '',
  measures text not null default '',
  state text not null default 'open' check (state in ('open', 'submitted')),
  version integer not null default 1,
  submitted_at timestamptz,
  submitted_by bigint,
  submitted_name text,
  made_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, year, code)
);
select kernel.keep_in_district('performance.project', 'select, insert, update');

-- Three levels: first, second, name. `measure`: counted by the house; else typed, with a file as evidence.
create table performance.indicator (
  district_id integer not null,
  project_id bigint not null,
  position smallint not null,
  first text not null check (first in ('cost', 'output', 'effect', 'satisfaction')),
  second text not null,
  name text not null,
  direction text not null check (direction in ('at-least', 'at-most', 'exactly', 'between', 'qualitative')),
  target numeric,
  target_until numeric,
  wording text not null default '',
  unit text not null default '',
  points numeric(6, 2) not null,
  basis text not null default '',
  measure text,
  channel text,
  actual numeric,
  level text check (level in ('reached', 'partly', 'missed')),
  percent numeric(5, 2),
  evidence_hash text,
  evidence jsonb,
  reason text not null default '',
  primary key (district_id, project_id, position),
  foreign key (district_id, project_id) references performance.project (district_id, id)
);
select kernel.keep_in_district('performance.indicator', 'select, insert, update, delete');

-- Mid-year monitoring: what was done by then and what it warned of; each look is kept.
create table performance.monitoring (
  district_id integer not null,
  project_id bigint not null,
  number smallint not null,
  at timestamptz not null,
  elapsed numeric(5, 2) not null,
  executed numeric(16, 2) not null,
  warning text not null check (warning in ('none', 'watch', 'alarm')),
  findings jsonb not null,
  note text not null default '',
  made_by bigint,
  made_name text,
  recorded_at timestamptz not null default now(),
  primary key (district_id, project_id, number),
  foreign key (district_id, project_id) references performance.project (district_id, id)
);
select kernel.keep_in_district('performance.monitoring', 'select, insert');

-- What an evaluation showed must be mended, by whom and until when, and what came of it.
create table performance.mending (
  district_id integer not null,
  id bigint generated always as identity,
  project_id bigint not null,
  problem text not null,
  measure text not null,
  responsible text not null,
  due date not null,
  done_at timestamptz,
  result text,
  made_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id),
  foreign key (district_id, project_id) references performance.project (district_id, id)
);
select kernel.keep_in_district('performance.mending', 'select, insert, update');
create index mending_project on performance.mending (district_id, project_id);
