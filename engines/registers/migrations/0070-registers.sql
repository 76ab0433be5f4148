-- Registers: what the district keeps. All declared registers lie in these tables; every key begins with the district.
select kernel.open_schema('registers');

-- The head of an entry: which version is the newest. Guarded by that version, so that a stale edit changes nothing.
create table registers.entry (
  district_id integer not null,
  register text not null,
  key text collate "C" not null,
  version integer not null check (version > 0),
  retired boolean not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, register, key)
);
select kernel.keep_in_district('registers.entry', 'select, insert, update');

-- What an entry said and since which day it was so. Two times: `since` is the day it holds from, `at` when it was
-- written. As of a day an entry is the highest version whose `since` lies not after it: a later version overrides.
create table registers.version (
  district_id integer not null,
  register text not null,
  key text collate "C" not null,
  version integer not null check (version > 0),
  act text not null check (act in ('create', 'change', 'retire', 'restore')),
  fields jsonb not null,
  -- The fields that the register publishes to other rooms.
  facts jsonb not null,
  -- `field=value` for every field that lists filter by, and the text that search reads.
  terms text[] not null,
  said text not null,
  since date not null,
  at timestamptz not null,
  by_account bigint not null,
  by_name text not null,
  why text not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, register, key, version),
  foreign key (district_id, register, key) references registers.entry (district_id, register, key)
);
select kernel.keep_in_district('registers.version', 'select, insert');

-- The newest version's filterable values, so that a list of one value is read from an index.
create table registers.term (
  district_id integer not null,
  register text not null,
  field text not null,
  value text collate "C" not null,
  key text collate "C" not null,
  primary key (district_id, register, field, value, key),
  foreign key (district_id, register, key) references registers.entry (district_id, register, key)
);
select kernel.keep_in_district('registers.term', 'select, insert, delete');
create index term_key on registers.term (district_id, register, key);

-- The last number given where a register numbers its entries itself.
create table registers.counter (
  district_id integer not null,
  register text not null,
  last integer not null,
  primary key (district_id, register)
);
select kernel.keep_in_district('registers.counter', 'select, insert, update');

-- Pairs of characters, hashed with district and register: two characters are the usual Chinese word.
create table registers.search (
  district_id integer not null,
  register text not null,
  key text collate "C" not null,
  pairs bigint[] not null,
  primary key (district_id, register, key)
);
-- Enabled, not forced: an index on an array cannot be used under a policy. The server reaches it through the
-- functions below alone, which check the district.
alter table registers.search enable row level security;
create policy inside_district on registers.search using (district_id = kernel.current_district());
create index search_pairs on registers.search using gin (pairs) with (fastupdate = off);

create function registers.pairs_of(district integer, register text, said text) returns bigint[]
  language sql immutable parallel safe
  return (select coalesce(array_agg(distinct hashtextextended(register || ' ' || lower(substr(said, n, 2)), district)), '{}')
          from generate_series(1, length(said) - 1) n);

-- Takes the text of entries into the search; what was there of the same keys is replaced.
create function registers.index_text(district integer, of_register text, keys text[], said text[]) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if district is distinct from kernel.current_district() then raise exception 'another district'; end if;
  insert into registers.search (district_id, register, key, pairs)
    select district, of_register, k, registers.pairs_of(district, of_register, s) from unnest(keys, said) g(k, s)
    on conflict (district_id, register, key) do update set pairs = excluded.pairs;
end $$;
revoke all on function registers.index_text(integer, text, text[], text[]) from public;
grant execute on function registers.index_text(integer, text, text[], text[]) to huying_server;

-- Keys of the entries whose newest text may hold every word; for words of two characters it surely does.
create function registers.find_text(district integer, of_register text, words text[]) returns table (key text)
  language plpgsql security definer stable set search_path = '' set enable_seqscan = off
  set plan_cache_mode = force_generic_plan as $$
declare
  wanted bigint[];
begin
  if district is distinct from kernel.current_district() then raise exception 'another district'; end if;
  select array_agg(distinct p) into wanted
    from unnest(words) w, unnest(registers.pairs_of(district, of_register, w)) p;
  return query select s.key from registers.search s where s.pairs @> wanted;
end $$;
revoke all on function registers.find_text(integer, text, text[]) from public;
grant execute on function registers.find_text(integer, text, text[]) to huying_server;

-- Keys of the entries that share pairs of characters with a text, with what they share: rare pairs weigh more
-- (the logarithm of how few entries have them), so that what everybody says counts for little.
create function registers.find_like(district integer, of_register text, said text, most integer)
  returns table (key text, weight double precision)
  language plpgsql security definer stable set search_path = '' set enable_seqscan = off
  set plan_cache_mode = force_generic_plan as $$
declare
  wanted bigint[];
  total double precision;
begin
  if district is distinct from kernel.current_district() then raise exception 'another district'; end if;
  wanted := registers.pairs_of(district, of_register, said);
  select count(*) into total from registers.search s where s.district_id = district and s.register = of_register;
  return query
    with hits as materialized (
        select s.key, array(select p from unnest(s.pairs) p where p = any (wanted)) as met
        from registers.search s where s.pairs && wanted),
      rare as (select p, ln(1 + total / count(*)) as weight from hits, unnest(met) p group by p)
    select hits.key, sum(rare.weight) from hits, unnest(hits.met) p join rare using (p)
    group by hits.key order by 2 desc, 1 limit most;
end $$;
revoke all on function registers.find_like(integer, text, text, integer) from public;
grant execute on function registers.find_like(integer, text, text, integer) to huying_server;

create view registers.fact_entry with (security_invoker = true) as
  select e.district_id, e.register, e.key, e.version, e.retired, v.facts, v.since, e.created_at, e.changed_at
  from registers.entry e join registers.version v
    on v.district_id = e.district_id and v.register = e.register and v.key = e.key and v.version = e.version;
grant select on registers.fact_entry to huying_server;

create view registers.fact_version with (security_invoker = true) as
  select district_id, register, key, version, act, facts, since, at from registers.version;
grant select on registers.fact_version to huying_server;
