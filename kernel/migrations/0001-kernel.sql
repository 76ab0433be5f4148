-- The district of the transaction, set by the server before any statement; null means: no row is visible.
create schema kernel;
grant usage on schema kernel to huying_server;

create function kernel.current_district() returns integer
  language sql stable parallel safe
  return nullif(current_setting('huying.district', true), '')::integer;

-- Called by every migration after `create table`: rows are visible and writable only inside the district
-- of the transaction, for the owner too, and the server's role gets just the rights named.
create function kernel.keep_in_district(target regclass, rights text) returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy inside_district on %s using (district_id = kernel.current_district())
                  with check (district_id = kernel.current_district())', target);
  execute format('grant %s on %s to huying_server', rights, target);
end $$;

-- For the few tables that belong to no district.
create function kernel.keep_national(target regclass, rights text default 'select') returns void
  language plpgsql as $$
begin
  execute format('grant %s on %s to huying_server', rights, target);
end $$;

create function kernel.open_schema(name text) returns void
  language plpgsql as $$
begin
  execute format('create schema %I', name);
  execute format('grant usage on schema %I to huying_server', name);
end $$;

-- One key, one effect: the reply is kept with the write it answers.
create table kernel.idempotency (
  district_id integer not null,
  key text not null,
  account_id bigint not null,
  request bytea not null,
  status smallint not null,
  reply jsonb,
  recorded_at timestamptz not null default now(),
  primary key (district_id, account_id, key)
);
select kernel.keep_in_district('kernel.idempotency', 'select, insert, delete');
create index idempotency_age on kernel.idempotency (recorded_at);

-- Who did what; written in the transaction of the act, never changed (GB/T 22239-2019 8.1.4.3).
create table kernel.audit (
  district_id integer not null,
  id bigint generated always as identity,
  account_id bigint,
  act text not null,
  subject text,
  succeeded boolean not null default true,
  details jsonb not null default '{}',
  address text,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id)
);
select kernel.keep_in_district('kernel.audit', 'select, insert');
create index audit_at on kernel.audit (district_id, at desc);
create index audit_account on kernel.audit (district_id, account_id, at desc);
