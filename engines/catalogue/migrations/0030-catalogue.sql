-- National classes are copied into each district instead of standing once for all: a district's local
-- extensions, its cases and its standards then reference one table by (district_id, edition, kind, code),
-- under one rule of row-level security and on one Citus shard. 900 rows a district are nothing.
select kernel.open_schema('catalogue');

create table catalogue.edition (
  district_id integer not null,
  code text not null,
  title_zh text not null,
  title_en text not null,
  basis text not null,
  from_day date,
  until_day date,
  national boolean not null,
  primary key (district_id, code)
);
select kernel.keep_in_district('catalogue.edition', 'select, insert, update');

-- Rows are retired, never deleted: a case keeps the code it was filed under.
create table catalogue.class (
  district_id integer not null,
  edition text not null,
  kind text not null check (kind in ('component', 'matter', 'appeal')),
  code text not null check (code ~ '^[0-9]{2,8}$'),
  parent_code text,
  level smallint not null,
  title_zh text not null,
  title_en text not null,
  unit text,
  confidence text not null check (confidence in ('V', 'S', 'K')),
  extension boolean not null default false,
  retired_on date,
  primary key (district_id, edition, kind, code),
  foreign key (district_id, edition) references catalogue.edition (district_id, code),
  foreign key (district_id, edition, kind, parent_code)
    references catalogue.class (district_id, edition, kind, code)
);
select kernel.keep_in_district('catalogue.class', 'select, insert, update');

create table catalogue.crosswalk (
  district_id integer not null,
  from_edition text not null,
  kind text not null,
  from_code text not null,
  to_edition text not null,
  to_code text,
  relation text not null check (relation in ('same', 'renamed', 'moved', 'withdrawn', 'unmapped')),
  note_zh text,
  note_en text,
  primary key (district_id, from_edition, kind, from_code, to_edition),
  foreign key (district_id, from_edition, kind, from_code)
    references catalogue.class (district_id, edition, kind, code),
  foreign key (district_id, to_edition, kind, to_code)
    references catalogue.class (district_id, edition, kind, code)
);
select kernel.keep_in_district('catalogue.crosswalk', 'select, insert, update');

-- Titles of the words that limits are told apart by: stages, urgencies, tags.
create table catalogue.word (
  district_id integer not null,
  list text not null check (list in ('stage', 'urgency', 'tag')),
  code text not null,
  position smallint not null,
  title_zh text not null,
  title_en text not null,
  primary key (district_id, list, code)
);
select kernel.keep_in_district('catalogue.word', 'select, insert, update');

-- A draft until it is activated; every write to its rows goes through `draftForUpdate`, which refuses the rest.
create table catalogue.standard_version (
  district_id integer not null,
  version integer not null check (version > 0),
  -- Names the content wherever it is kept in memory: versions of two districts or stores never mix.
  content uuid not null default gen_random_uuid(),
  title_zh text not null,
  title_en text not null,
  basis text not null,
  from_day date,
  until_day date,
  made_at timestamptz not null,
  activated_at timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (district_id, version),
  check (until_day >= from_day)
);
select kernel.keep_in_district('catalogue.standard_version', 'select, insert, update');
-- One version follows the other: only the newest activated one has no last day.
create unique index standard_version_newest on catalogue.standard_version (district_id)
  where activated_at is not null and until_day is null;

create table catalogue.condition (
  district_id integer not null,
  version integer not null,
  code text not null,
  position integer not null,
  edition text not null,
  kind text not null,
  class_code text not null,
  file_zh text not null,
  file_en text not null,
  close_zh text not null,
  close_en text not null,
  duration jsonb not null,
  stages jsonb not null default '[]',
  unit text,
  confidence text not null check (confidence in ('V', 'S', 'K')),
  primary key (district_id, version, code),
  foreign key (district_id, version) references catalogue.standard_version (district_id, version),
  foreign key (district_id, edition, kind, class_code)
    references catalogue.class (district_id, edition, kind, code)
);
select kernel.keep_in_district('catalogue.condition', 'select, insert, update, delete');
create index condition_class on catalogue.condition (district_id, version, edition, kind, class_code);

create table catalogue.stage_default (
  district_id integer not null,
  version integer not null,
  case_type text not null,
  stage text not null,
  position integer not null,
  duration jsonb not null,
  confidence text not null check (confidence in ('V', 'S', 'K')),
  primary key (district_id, version, case_type, stage),
  foreign key (district_id, version) references catalogue.standard_version (district_id, version)
);
select kernel.keep_in_district('catalogue.stage_default', 'select, insert, update, delete');

create table catalogue.override (
  district_id integer not null,
  version integer not null,
  code text not null,
  position integer not null,
  title_zh text not null,
  title_en text not null,
  basis text not null,
  confidence text not null check (confidence in ('V', 'S', 'K')),
  effect text not null check (effect in ('replace', 'at-most')),
  applies_when jsonb not null,
  limits jsonb not null,
  primary key (district_id, version, code),
  foreign key (district_id, version) references catalogue.standard_version (district_id, version)
);
select kernel.keep_in_district('catalogue.override', 'select, insert, update, delete');

create view catalogue.fact_class with (security_invoker = true) as
  select class.district_id, class.edition, class.kind, class.code, class.level, class.parent_code,
         class.title_zh, class.title_en, class.unit, class.extension, class.retired_on,
         major.code as major_code, major.title_zh as major_zh, major.title_en as major_en
  from catalogue.class
  join catalogue.class as major
    on major.district_id = class.district_id and major.edition = class.edition
   and major.kind = class.kind and major.code = left(class.code, 2);
grant select on catalogue.fact_class to huying_server;
