select kernel.open_schema('calendar');

-- Every edit is a version: clocks say by which one they were computed. The newest is in force.
create table calendar.version (
  district_id integer not null,
  version integer not null,
  act text not null,
  first_day date not null,
  last_day date not null,
  details jsonb not null default '{}',
  account_id bigint,
  by_name text,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, version),
  check (first_day <= last_day)
);
select kernel.keep_in_district('calendar.version', 'select, insert');

-- The working hours of a week and the days they hold; the schedule that began last wins.
create table calendar.schedule (
  district_id integer not null,
  valid_from date not null,
  valid_until date,
  name jsonb not null,
  primary key (district_id, valid_from),
  check (valid_from <= valid_until)
);
select kernel.keep_in_district('calendar.schedule', 'select, insert, update, delete');

-- weekday 1 is Monday, 7 is Sunday; 0 is a full day: a make-up workday, and what one work day means.
create table calendar.session (
  district_id integer not null,
  valid_from date not null,
  weekday smallint not null check (weekday between 0 and 7),
  opens time not null,
  closes time not null,
  primary key (district_id, valid_from, weekday, opens),
  foreign key (district_id, valid_from) references calendar.schedule on delete cascade,
  check (opens < closes)
);
select kernel.keep_in_district('calendar.session', 'select, insert, update, delete');

-- Days that differ from their weekday. list_year: of which year's announcement; null where edited by hand.
create table calendar.day (
  district_id integer not null,
  day date not null,
  kind text not null check (kind in ('holiday', 'make-up day')),
  name jsonb not null,
  source text not null,
  list_year smallint,
  primary key (district_id, day)
);
select kernel.keep_in_district('calendar.day', 'select, insert, update, delete');

-- Years whose holidays are announced: beyond the last of them only the weekly rule is known.
create table calendar.year (
  district_id integer not null,
  year smallint not null,
  source text not null,
  primary key (district_id, year)
);
select kernel.keep_in_district('calendar.year', 'select, insert, update');
