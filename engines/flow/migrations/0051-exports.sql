-- A list asked for as a file: made by a job a slice at a time, fetched later by who asked for it and nobody else.
-- `rights` holds what that person might see when it was asked.
create table flow.export (
  district_id integer not null,
  id bigint generated always as identity,
  account_id bigint not null,
  account_name text not null,
  asked_at timestamptz not null,
  format text not null check (format in ('csv', 'xlsx')),
  language text not null check (language in ('zh', 'en')),
  columns text[] not null,
  filter jsonb not null,
  words text[] not null default '{}',
  rights jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  expected integer,
  rows integer not null default 0,
  file_hash text,
  file_size bigint,
  finished_at timestamptz,
  primary key (district_id, id)
);
select kernel.keep_in_district('flow.export', 'select, insert, update');
create index export_mine on flow.export (district_id, account_id, id desc);
