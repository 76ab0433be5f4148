-- The job queue is graphile-worker's own schema, made by its own migrations (see kernel/jobs/install.ts) and
-- owned by the owner. It turns row-level security on without a policy; the server's role is let in here. It
-- needs no fourth role with a password of its own: a queue row names a district and ids, never what stands
-- behind them, and each job opens its district's transaction before it reads a row.
grant usage on schema graphile_worker to huying_server;

do $$
declare
  found record;
begin
  for found in
    select c.oid::regclass as name, c.relkind, c.relrowsecurity
    from pg_class c where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'v')
  loop
    execute format('grant select on %s to huying_server', found.name);
    if found.relrowsecurity then
      execute format('grant insert, update, delete on %s to huying_server', found.name);
      execute format('create policy works_the_queue on %s to huying_server using (true) with check (true)',
                     found.name);
    end if;
  end loop;
end $$;
