-- Personal fields of entries: encrypted, beside the masked text that a version holds and everyone reads. A value is
-- kept with the version that said it; later versions that show the same mask mean the same value.
create table registers.personal (
  district_id integer not null,
  register text not null,
  key text collate "C" not null,
  version integer not null,
  field text not null,
  sealed bytea not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, register, key, field, version),
  foreign key (district_id, register, key, version)
    references registers.version (district_id, register, key, version)
);
select kernel.keep_in_district('registers.personal', 'select, insert');

-- Who opened what, and what for.
create table registers.disclosure (
  district_id integer not null,
  id bigint generated always as identity,
  register text not null,
  key text collate "C" not null,
  version integer not null,
  account_id bigint not null,
  fields text[] not null,
  reason text not null,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id)
);
select kernel.keep_in_district('registers.disclosure', 'select, insert');
