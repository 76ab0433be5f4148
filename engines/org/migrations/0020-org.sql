-- Who belongs where: divisions with their polygons, units in a tree, posts, who holds them, who stands in.
select kernel.open_schema('org');

create table org.district (
  district_id integer primary key,
  name_zh text not null,
  name_en text not null,
  -- New with every change of an area or a place: processes that keep a map of them read it again.
  map_version uuid not null default gen_random_uuid()
);
select kernel.keep_in_district('org.district', 'select, insert, update');

-- Which districts share the installation is no secret of any of them; the worker must know them all.
create table org.installation (code integer primary key);
select kernel.keep_national('org.installation', 'select, insert');

create table org.unit (
  district_id integer not null,
  id bigint generated always as identity,
  -- A word of the district's own; streets and communities bear their division codes.
  code text not null,
  kind text not null check (kind in ('district', 'centre', 'section', 'street', 'community', 'department', 'city')),
  parent_id bigint,
  name_zh text not null,
  name_en text not null,
  valid_from date not null,
  -- The first day it no longer exists; a code is never given again.
  valid_until date,
  merged_into bigint,
  primary key (district_id, id),
  unique (district_id, code),
  foreign key (district_id, parent_id) references org.unit (district_id, id),
  foreign key (district_id, merged_into) references org.unit (district_id, id),
  check (parent_id <> id and merged_into <> id),
  check (valid_until >= valid_from),
  check (merged_into is null or valid_until is not null)
);
select kernel.keep_in_district('org.unit', 'select, insert, update');
create index unit_parent on org.unit (district_id, parent_id);

create table org.post (
  district_id integer not null,
  -- The fixed word that case types name: dispatcher, unit-clerk.
  code text not null,
  title_zh text not null,
  title_en text not null,
  -- One of the three separate administrations: its permissions are the kernel's.
  administration text check (administration in ('system', 'security', 'audit')),
  permissions text[] not null,
  primary key (district_id, code)
);
select kernel.keep_in_district('org.post', 'select, insert, update');

create table org.holder (
  district_id integer not null,
  id bigint generated always as identity,
  account_id bigint not null,
  post_code text not null,
  unit_id bigint not null,
  -- The community or street that a supervisor walks.
  area_code text,
  held_from date not null,
  held_until date,
  primary key (district_id, id),
  foreign key (district_id, post_code) references org.post (district_id, code),
  foreign key (district_id, unit_id) references org.unit (district_id, id),
  check (held_until >= held_from)
);
select kernel.keep_in_district('org.holder', 'select, insert, update');
create unique index holder_once on org.holder (district_id, account_id, post_code, unit_id)
  where held_until is null;
create index holder_unit on org.holder (district_id, unit_id, post_code);
create index holder_post on org.holder (district_id, post_code);

-- Leave cover: for some days another account holds the post as well.
create table org.standin (
  district_id integer not null,
  id bigint generated always as identity,
  holder_id bigint not null,
  account_id bigint not null,
  stands_from date not null,
  stands_until date not null,
  reason text not null,
  primary key (district_id, id),
  foreign key (district_id, holder_id) references org.holder (district_id, id),
  check (stands_until > stands_from)
);
select kernel.keep_in_district('org.standin', 'select, insert, update');
create index standin_account on org.standin (district_id, account_id);

create table org.area (
  district_id integer not null,
  -- 6, 9, 12 or 15 digits; a prefix is the area above (GB/T 47678.3). Never given again.
  code text not null,
  kind text not null check (kind in ('district', 'street', 'community', 'cell')),
  name_zh text,
  name_en text,
  -- Rings of whole millionths of a degree, WGS84, flat: [[x, y, x, y, …], …]; even-odd.
  polygon jsonb,
  area_m2 integer,
  valid_from date not null,
  valid_until date,
  primary key (district_id, code),
  check (length(code) = case kind when 'district' then 6 when 'street' then 9 when 'community' then 12 else 15 end),
  check (valid_until >= valid_from)
);
select kernel.keep_in_district('org.area', 'select, insert, update');
create index area_kind on org.area (district_id, kind);

-- Roads and landmarks, by which people say where something is.
create table org.place (
  district_id integer not null,
  code text not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  lng double precision not null,
  lat double precision not null,
  primary key (district_id, code)
);
select kernel.keep_in_district('org.place', 'select, insert, update, delete');

create view org.fact_unit with (security_invoker = true) as
  select unit.district_id, unit.id as unit_id, unit.code, unit.kind, unit.name_zh, unit.name_en,
         unit.parent_id, parent.code as parent_code, unit.valid_from, unit.valid_until, unit.merged_into
  from org.unit left join org.unit parent
    on parent.district_id = unit.district_id and parent.id = unit.parent_id;
grant select on org.fact_unit to huying_server;

create view org.fact_area with (security_invoker = true) as
  select district_id, code as area_code, kind, name_zh, name_en,
         case when kind <> 'district' then left(code, length(code) - 3) end as parent_code,
         area_m2, valid_from, valid_until
  from org.area;
grant select on org.fact_area to huying_server;

create view org.fact_holder with (security_invoker = true) as
  select district_id, id as holder_id, account_id, post_code, unit_id, area_code, held_from, held_until
  from org.holder;
grant select on org.fact_holder to huying_server;
