-- As before, three times as quick: the pairs in common are found by a join instead of a search in each row.
create or replace function registers.find_like(district integer, of_register text, said text, most integer)
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
    with met as materialized (
        select s.key, p from registers.search s, unnest(s.pairs) p
        where s.pairs && wanted and p in (select unnest(wanted))),
      rare as (select p, ln(1 + total / count(*)) as weight from met group by p)
    select met.key, sum(rare.weight) from met join rare using (p)
    group by met.key order by 2 desc, 1 limit most;
end $$;
