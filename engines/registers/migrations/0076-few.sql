-- As find_text, but no more than so many keys: who asks for one more than a list can use learns that the word is
-- common, and reads the entries in their order instead until a page is full.
create function registers.find_few(district integer, of_register text, words text[], most integer)
  returns table (key text)
  language plpgsql security definer stable set search_path = '' set enable_seqscan = off
  set plan_cache_mode = force_generic_plan as $$
declare
  wanted bigint[];
begin
  if district is distinct from kernel.current_district() then raise exception 'another district'; end if;
  select array_agg(distinct p) into wanted
    from unnest(words) w, unnest(registers.pairs_of(district, of_register, w)) p;
  return query select s.key from registers.search s where s.pairs @> wanted limit most;
end $$;
revoke all on function registers.find_few(integer, text, text[], integer) from public;
grant execute on function registers.find_few(integer, text, text[], integer) to huying_server;
