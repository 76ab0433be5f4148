create table kernel.account (
  district_id integer not null,
  id bigint generated always as identity,
  login text not null,
  name text not null,
  -- One column, so that no account can hold two of the three administrations (GB/T 22239-2019 8.1.5).
  administration text check (administration in ('system', 'security', 'audit')),
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change_password boolean not null default false,
  failed_count smallint not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  demonstration boolean not null default false,
  primary key (district_id, id),
  unique (district_id, login)
);
select kernel.keep_in_district('kernel.account', 'select, insert, update');

create table kernel.session (
  district_id integer not null,
  token_hash bytea not null,
  account_id bigint not null,
  csrf text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (district_id, token_hash),
  foreign key (district_id, account_id) references kernel.account (district_id, id)
);
select kernel.keep_in_district('kernel.session', 'select, insert, update, delete');
create index session_account on kernel.session (district_id, account_id);

-- Keys for other programs (Open311 api_key, hooks): the hash alone is kept.
create table kernel.api_key (
  district_id integer not null,
  key_hash bytea not null,
  account_id bigint not null,
  title text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (district_id, key_hash),
  foreign key (district_id, account_id) references kernel.account (district_id, id)
);
select kernel.keep_in_district('kernel.api_key', 'select, insert, update');

-- Metadata of content-addressed files; the bytes lie in the file store under the hash.
create table kernel.file (
  district_id integer not null,
  hash text not null,
  size bigint not null,
  media_type text not null,
  name text not null,
  width integer,
  height integer,
  taken_at timestamptz,
  lng double precision,
  lat double precision,
  uploaded_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (district_id, hash)
);
select kernel.keep_in_district('kernel.file', 'select, insert');

-- Settings a district may change; keys are declared where they are read.
create table kernel.setting (
  district_id integer not null,
  key text not null,
  value jsonb not null,
  changed_by bigint,
  changed_at timestamptz not null,
  primary key (district_id, key)
);
select kernel.keep_in_district('kernel.setting', 'select, insert, update, delete');
