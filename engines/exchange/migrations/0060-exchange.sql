select kernel.open_schema('exchange');

-- Whom we write to: the city's platform (its code is the system's name on our cases), or a program that
-- subscribes to steps. The secret signs both ways and lies here encrypted.
create table exchange.target (
  district_id integer not null,
  code text not null,
  kind text not null check (kind in ('upstream', 'webhook')),
  url text not null,
  secret bytea not null,
  subscribes jsonb not null default '[]',
  since timestamptz not null,
  retired_at timestamptz,
  primary key (district_id, code)
);
select kernel.keep_in_district('exchange.target', 'select, insert, update');

-- One message for each step that a target is to hear of: the key is the message, so that it is made once.
create table exchange.outbox (
  district_id integer not null,
  target text not null,
  case_id bigint not null,
  seq integer not null,
  kind text not null,
  message jsonb not null,
  made_at timestamptz not null,
  next_at timestamptz not null,
  attempts integer not null default 0,
  problem text,
  delivered_at timestamptz,
  primary key (district_id, target, case_id, seq),
  foreign key (district_id, target) references exchange.target (district_id, code)
) with (fillfactor = 80);
select kernel.keep_in_district('exchange.outbox', 'select, insert, update');
create index outbox_waiting on exchange.outbox (district_id, next_at, target) where delivered_at is null;

-- What came from a platform, by its own number: the same again changes nothing.
create table exchange.inbox (
  district_id integer not null,
  system text not null,
  kind text not null check (kind in ('order', 'verdict')),
  message text not null,
  number text not null,
  received_at timestamptz not null,
  case_id bigint,
  body jsonb not null default '{}',
  primary key (district_id, system, kind, message)
);
select kernel.keep_in_district('exchange.inbox', 'select, insert, update');
create index inbox_received on exchange.inbox (district_id, system, kind, received_at);

-- How far the steps have been read for the outbox.
create table exchange.outbox_mark (
  district_id integer not null,
  recorded_until timestamptz not null,
  primary key (district_id)
);
select kernel.keep_in_district('exchange.outbox_mark', 'select, insert, update');
