-- Help while typing: how rare a pair of characters is in a district, where its cases lie by tile, and what was
-- learned of classes from closed cases. All of it follows from the cases and can be made anew.
create table flow.pair_seen (
  district_id integer not null,
  pair text not null,
  cases integer not null,
  primary key (district_id, pair)
);
select kernel.keep_in_district('flow.pair_seen', 'select, insert, update');

-- One row a case that was counted; tile: a square of a thousandth of a degree, null without a point.
create table flow.spot (
  district_id integer not null,
  case_id bigint not null,
  tile bigint,
  opened_at timestamptz not null,
  primary key (district_id, case_id)
);
select kernel.keep_in_district('flow.spot', 'select, insert');
create index spot_tile on flow.spot (district_id, tile, opened_at desc) where tile is not null;

create table flow.spot_mark (
  district_id integer primary key,
  -- Every case recorded before this moment is counted.
  until timestamptz not null,
  cases integer not null
);
select kernel.keep_in_district('flow.spot_mark', 'select, insert, update');

-- A generation learns while the one before it serves; killed on the way, it goes on with the next class.
create table flow.learner (
  district_id integer not null,
  case_type text not null,
  generation integer not null,
  state text not null check (state in ('learning', 'serving')),
  examples integer not null,
  -- Learned from the newest cases closed by this moment.
  closed_until timestamptz not null,
  -- [margin, share of cases left out of the learning that were right at such a margin], rising.
  sureness jsonb not null default '[]',
  learned_at timestamptz not null,
  primary key (district_id, case_type, generation)
);
select kernel.keep_in_district('flow.learner', 'select, insert, update, delete');

create table flow.learned_class (
  district_id integer not null,
  case_type text not null,
  generation integer not null,
  class text not null,
  bias real not null,
  -- Scores of the cases left out, in their order: from them sureness is found.
  left_out real[] not null,
  primary key (district_id, case_type, generation, class)
);
select kernel.keep_in_district('flow.learned_class', 'select, insert, delete');

create table flow.learned_gram (
  district_id integer not null,
  case_type text not null,
  generation integer not null,
  gram text not null,
  weight real not null,
  primary key (district_id, case_type, generation, gram)
);
select kernel.keep_in_district('flow.learned_gram', 'select, insert, delete');

-- How much a gram speaks for a class.
create table flow.learned_line (
  district_id integer not null,
  case_type text not null,
  generation integer not null,
  gram text not null,
  class text not null,
  weight real not null,
  primary key (district_id, case_type, generation, gram, class)
);
select kernel.keep_in_district('flow.learned_line', 'select, insert, delete');

-- Cases opened in a span whose text holds any of the pairs, those that hold most first. A pair leads to so many
-- cases a month at most: who asks with rare pairs loses nothing by it.
create function flow.find_alike(district integer, pairs text[], since timestamptz, until timestamptz, most integer)
  returns table (case_id bigint)
  language plpgsql security definer stable set search_path = '' set enable_seqscan = off
  set plan_cache_mode = force_generic_plan as $$
begin
  if district is distinct from kernel.current_district() then raise exception 'another district'; end if;
  return query
    select h.case_id from (
      select s.case_id from generate_series(flow.month_of(since), flow.month_of(until)) as month
      cross join unnest(pairs) as pair
      cross join lateral (
        select s.case_id, s.opened_at from flow.search s
        where s.pairs @> array[hashtextextended(pair, district::bigint * 100000 + month)] limit 150) s
      where s.opened_at >= since and s.opened_at <= until) h
    group by h.case_id order by count(*) desc, h.case_id desc limit most;
end $$;
revoke all on function flow.find_alike(integer, text[], timestamptz, timestamptz, integer) from public;
grant execute on function flow.find_alike(integer, text[], timestamptz, timestamptz, integer) to huying_server;
