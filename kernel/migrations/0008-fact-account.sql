-- Who an account is, for every room that must show a name.
create view kernel.fact_account with (security_invoker = true) as
  select district_id, id as account_id, login, name, administration, disabled_at is null as active
  from kernel.account;
grant select on kernel.fact_account to huying_server;
