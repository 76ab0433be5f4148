-- The filterable values that an entry once had and no longer has: with the newest ones (registers.term), all that a
-- reading as of a past day can meet, so that a rare value of then is read from an index as one of today is.
create table registers.past_term (
  district_id integer not null,
  register text not null,
  field text not null,
  value text collate "C" not null,
  key text collate "C" not null,
  primary key (district_id, register, field, value, key),
  foreign key (district_id, register, key) references registers.entry (district_id, register, key)
);
select kernel.keep_in_district('registers.past_term', 'select, insert');

-- What was written before this. The owner reads past the districts here alone.
alter table registers.entry no force row level security;
alter table registers.version no force row level security;
alter table registers.term no force row level security;
alter table registers.past_term no force row level security;
insert into registers.past_term (district_id, register, field, value, key)
  select distinct v.district_id, v.register, split_part(t, '=', 1), substr(t, strpos(t, '=') + 1), v.key
  from registers.entry e
  join registers.version v
    on v.district_id = e.district_id and v.register = e.register and v.key = e.key and v.version < e.version
  cross join lateral unnest(v.terms) t
  where e.version > 1 and not exists (select from registers.term n
    where n.district_id = v.district_id and n.register = v.register and n.key = v.key
      and n.field = split_part(t, '=', 1) and n.value = substr(t, strpos(t, '=') + 1));
alter table registers.entry force row level security;
alter table registers.version force row level security;
alter table registers.term force row level security;
alter table registers.past_term force row level security;

-- As before, the values of then too.
create or replace function registers.look_again() returns void
  language plpgsql security definer set search_path = '' as $$
begin
  analyze registers.entry, registers.version, registers.term, registers.past_term, registers.search, registers.place;
end $$;
