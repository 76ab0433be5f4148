-- Hashes of passwords that were changed: the last few may not come back (GB/T 22239-2019 8.1.4.1 a).
create table kernel.password_kept (
  district_id integer not null,
  account_id bigint not null,
  replaced_at timestamptz not null,
  hash text not null,
  primary key (district_id, account_id, replaced_at),
  foreign key (district_id, account_id) references kernel.account (district_id, id)
);
select kernel.keep_in_district('kernel.password_kept', 'select, insert, delete');

-- Whether every migration has been applied is asked by /readyz.
select kernel.keep_national('public.migration');

create index account_security on kernel.account (district_id) where administration = 'security';
