-- Text of entries that were copied in and that search does not know yet: a slice at a time, so that a filling that
-- was stopped goes on. Answers how many were read.
create function registers.index_copied(district integer, of_register text, most integer) returns integer
  language plpgsql security definer set search_path = '' as $$
declare
  read integer;
begin
  if district is distinct from kernel.current_district() then raise exception 'another district'; end if;
  insert into registers.search (district_id, register, key, pairs)
    select e.district_id, e.register, e.key, registers.pairs_of(district, of_register, v.said)
    from registers.entry e
    join registers.version v
      on v.district_id = e.district_id and v.register = e.register and v.key = e.key and v.version = e.version
    where e.district_id = district and e.register = of_register
      and not exists (select from registers.search s
        where s.district_id = e.district_id and s.register = e.register and s.key = e.key)
    limit most
    on conflict (district_id, register, key) do nothing;
  get diagnostics read = row_count;
  return read;
end $$;
revoke all on function registers.index_copied(integer, text, integer) from public;
grant execute on function registers.index_copied(integer, text, integer) to huying_server;
