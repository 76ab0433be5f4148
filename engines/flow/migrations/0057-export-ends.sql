-- An export can be cancelled, may end with a refusal, and is kept until a day. Its file begins with a mark of its own,
-- so that no upload can be the same file and it may be deleted. What was exported before is asked for again.
truncate flow.export;
alter table flow.export drop constraint export_state_check;
alter table flow.export add constraint export_state_check
  check (state in ('waiting', 'running', 'done', 'failed', 'cancelled'));
alter table flow.export add column refused jsonb, add column kept_until timestamptz;
grant delete on flow.export to huying_server;
create index export_kept on flow.export (district_id, kept_until);
