-- Two characters are the usual Chinese word, and trigrams cannot find them. Pairs of characters are hashed
-- with district and month, so that one month's list of one word is short; for a word of two the hash alone
-- decides. Rows are indexed a moment after the opening, since the index would cost it a third of its speed.
create table flow.search (
  district_id integer not null,
  case_id bigint not null,
  opened_at timestamptz not null,
  pairs bigint[] not null,
  primary key (district_id, case_id)
);
-- Enabled, not forced: operators on arrays are not leakproof, so under a policy the index could not be used.
-- The server reads it through flow.find_text alone, which checks the district itself.
alter table flow.search enable row level security;
create policy inside_district on flow.search using (district_id = kernel.current_district());
create index search_pairs on flow.search using gin (pairs) with (fastupdate = off);
create index search_month on flow.search (district_id, opened_at desc, case_id desc);

create table flow.search_mark (
  district_id integer primary key,
  -- Every case recorded before this moment is indexed.
  until timestamptz not null
);
alter table flow.search_mark enable row level security;
create policy inside_district on flow.search_mark using (district_id = kernel.current_district());
create index detail_recorded on flow.detail (district_id, recorded_at) where seq = 1;

create function flow.month_of(at timestamptz) returns integer
  language sql immutable parallel safe
  return extract(year from at at time zone 'Asia/Shanghai')::integer * 12
       + extract(month from at at time zone 'Asia/Shanghai')::integer - 1;

-- The hashed pairs of a text in one district and month, each once.
create function flow.pairs_of(district integer, month integer, said text) returns bigint[]
  language sql immutable parallel safe
  return (select coalesce(array_agg(distinct hashtextextended(substr(said, n, 2), district::bigint * 100000 + month)), '{}')
          from generate_series(1, length(said) - 1) n);

-- Indexes the cases recorded since the mark; returns how many. When all are in, the mark moves to ten seconds
-- ago: who began to write before that has committed.
create function flow.index_text(district integer, most integer, asked timestamptz) returns integer
  language plpgsql security definer set search_path = '' as $$
declare
  start timestamptz;
  reached timestamptz;
  added integer;
begin
  if district is distinct from kernel.current_district() then raise exception 'another district'; end if;
  perform pg_advisory_xact_lock(hashtextextended('flow.search', district));
  select until into start from flow.search_mark where district_id = district;
  with fresh as materialized (
      select d.case_id, c.opened_at, d.recorded_at, d.title || ' ' || d.text || ' ' || c.number as said
      from flow.detail d join flow.case c on c.district_id = district and c.id = d.case_id
      where d.district_id = district and d.seq = 1 and not c.confidential
        and d.recorded_at >= coalesce(start, '-infinity')
        and not exists (select from flow.search s where s.district_id = district and s.case_id = d.case_id)
      order by d.recorded_at limit most),
    written as (
      insert into flow.search (district_id, case_id, opened_at, pairs)
      select district, case_id, opened_at, flow.pairs_of(district, flow.month_of(opened_at), said) from fresh)
    select count(*), max(recorded_at) into added, reached from fresh;
  if added < most then reached := greatest(reached, asked - interval '10 seconds'); end if;
  insert into flow.search_mark values (district, reached)
    on conflict (district_id) do update set until = greatest(excluded.until, flow.search_mark.until);
  return added;
end $$;
revoke all on function flow.index_text(integer, integer, timestamptz) from public;
grant execute on function flow.index_text(integer, integer, timestamptz) to huying_server;

-- Cases whose text holds every word, newest first, before a place in the list. Months are read from the
-- newest on until the page is full; what was recorded after the mark is read as it stands.
create function flow.find_text(district integer, words text[], before_at timestamptz, before_id bigint, most integer)
  returns table (case_id bigint, opened_at timestamptz)
  language plpgsql security definer stable set search_path = '' set enable_seqscan = off
  set plan_cache_mode = force_generic_plan as $$
declare
  mark timestamptz;
  month integer;
  oldest integer;
  found integer := 0;
  added integer;
  wanted bigint[];
  patterns text[] := array(select '%' || regexp_replace(w, '([\\%_])', '\\\1', 'g') || '%' from unnest(words) w);
  exact boolean := not exists (select from unnest(words) w where length(w) > 2);
begin
  if district is distinct from kernel.current_district() then raise exception 'another district'; end if;
  select until into mark from flow.search_mark where district_id = district;
  -- Planned at each call with the mark in hand: a plan for any mark would read the whole store.
  return query execute
    'select c.id, c.opened_at from flow.detail d
     join flow.case c on c.district_id = $1 and c.id = d.case_id
     where d.district_id = $1 and d.seq = 1 and not c.confidential and d.recorded_at >= $2
       and (c.opened_at, c.id) < ($3, $4)
       and not exists (select from flow.search s where s.district_id = $1 and s.case_id = d.case_id)
       and (d.title || '' '' || d.text || '' '' || c.number) like all ($5)
     order by c.opened_at desc, c.id desc limit $6'
    using district, coalesce(mark, '-infinity'), before_at, before_id, patterns, most;
  get diagnostics found = row_count;
  select flow.month_of(min(s.opened_at)) into oldest from flow.search s where s.district_id = district;
  month := flow.month_of(least(before_at, (select max(s.opened_at) from flow.search s where s.district_id = district)));
  while found < most and month >= oldest loop
    select array_agg(distinct p) into wanted from unnest(words) w, unnest(flow.pairs_of(district, month, w)) p;
    -- Apart from the order, or the planner would walk the months' index and read every row on the way.
    return query
      with hits as materialized (select s.case_id, s.opened_at from flow.search s where s.pairs @> wanted)
      select h.case_id, h.opened_at from hits h
      where (h.opened_at, h.case_id) < (before_at, before_id)
        and (exact or exists (select from flow.detail d where d.district_id = district and d.case_id = h.case_id
               and d.seq = 1 and (d.title || ' ' || d.text) like all (patterns)))
      order by h.opened_at desc, h.case_id desc limit most - found;
    get diagnostics added = row_count;
    found := found + added;
    month := month - 1;
  end loop;
end $$;
revoke all on function flow.find_text(integer, text[], timestamptz, bigint, integer) from public;
grant execute on function flow.find_text(integer, text[], timestamptz, bigint, integer) to huying_server;
