-- Where the entries in use lie by their newest versions, so that a map reads tens of thousands without opening one.
create table registers.place (
  district_id integer not null,
  register text not null,
  key text collate "C" not null,
  -- Degrees of WGS84.
  lng double precision not null,
  lat double precision not null,
  primary key (district_id, register, key),
  foreign key (district_id, register, key) references registers.entry (district_id, register, key)
);
select kernel.keep_in_district('registers.place', 'select, insert, update, delete');
create index place_at on registers.place (district_id, register, lng, lat);

-- What is registered already: the first field that holds a point. The owner reads past the districts here alone.
alter table registers.entry no force row level security;
alter table registers.version no force row level security;
alter table registers.place no force row level security;
insert into registers.place (district_id, register, key, lng, lat)
  select e.district_id, e.register, e.key, (p.value ->> 'lng')::double precision, (p.value ->> 'lat')::double precision
  from registers.entry e
  join registers.version v
    on v.district_id = e.district_id and v.register = e.register and v.key = e.key and v.version = e.version
  cross join lateral (
    select f.value from jsonb_each(v.fields) f
    where jsonb_typeof(f.value) = 'object' and f.value ? 'lng' and f.value ? 'lat' order by f.key limit 1) p
  where not e.retired;
alter table registers.entry force row level security;
alter table registers.version force row level security;
alter table registers.place force row level security;

-- As before, the places too.
create or replace function registers.look_again() returns void
  language plpgsql security definer set search_path = '' as $$
begin
  analyze registers.entry, registers.version, registers.term, registers.search, registers.place;
end $$;
