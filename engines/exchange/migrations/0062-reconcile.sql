-- What a platform says it gave out on a day: its own list, the newest one that came. `state` and `due` where it
-- says them: how the order stands with it, and until when.
create table exchange.order_list (
  district_id integer not null,
  system text not null,
  day date not null,
  listed_at timestamptz not null,
  account_id bigint not null,
  primary key (district_id, system, day)
);
select kernel.keep_in_district('exchange.order_list', 'select, insert, update');

create table exchange.listed_order (
  district_id integer not null,
  system text not null,
  day date not null,
  number text not null,
  state text check (state in ('open', 'answered', 'returned')),
  due timestamptz,
  primary key (district_id, system, day, number),
  foreign key (district_id, system, day) references exchange.order_list (district_id, system, day)
);
select kernel.keep_in_district('exchange.listed_order', 'select, insert, delete');

-- What was done about a mismatch of a day; nothing is taken back, the newest says whether it is settled.
create table exchange.mismatch_note (
  district_id integer not null,
  id bigint generated always as identity,
  system text not null,
  day date not null,
  number text not null,
  note text not null,
  settled boolean not null,
  account_id bigint not null,
  at timestamptz not null,
  primary key (district_id, id)
);
select kernel.keep_in_district('exchange.mismatch_note', 'select, insert');
create index mismatch_note_of on exchange.mismatch_note (district_id, system, day, number);

-- Messages that wait, by the day on which they were made.
create index outbox_made on exchange.outbox (district_id, target, made_at) where delivered_at is null;
