-- Who looks at a case just now. Lives for seconds, so it is not logged: after a crash everybody says so again.
create unlogged table flow.presence (
  district_id integer not null,
  case_id bigint not null,
  account_id bigint not null,
  name text not null,
  acting boolean not null,
  seen_at timestamptz not null,
  primary key (district_id, case_id, account_id)
);
select kernel.keep_in_district('flow.presence', 'select, insert, update, delete');
