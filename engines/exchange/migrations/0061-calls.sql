-- A telephone system is told apart by its key like any other program; it only calls us.
alter table exchange.target drop constraint target_kind_check;
alter table exchange.target add constraint target_kind_check check (kind in ('upstream', 'webhook', 'telephone'));

-- The call that rings or is held at a call-taker's desk: one row each, replaced by the next call, gone when it
-- is taken or hung up. The number lies encrypted and is kept nowhere else.
create table exchange.call (
  district_id integer not null,
  account_id bigint not null,
  system text not null,
  call text not null,
  number bytea not null,
  rang_at timestamptz not null,
  primary key (district_id, account_id)
);
select kernel.keep_in_district('exchange.call', 'select, insert, update, delete');
