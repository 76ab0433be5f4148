-- After many rows at once the planner knows nothing of them until the next automatic look, a minute later: lists
-- would be read the long way round until then. The server may ask for that look; it owns no table.
create function registers.look_again() returns void
  language plpgsql security definer set search_path = '' as $$
begin
  analyze registers.entry, registers.version, registers.term, registers.search;
end $$;
revoke all on function registers.look_again() from public;
grant execute on function registers.look_again() to huying_server;
