-- A district makes posts of its own. One that belongs to a unit is held in it or below it; one of no unit,
-- anywhere. An ended post keeps its row: what was done in it keeps its name, its code is never given again.
create sequence org.post_number as bigint;
grant usage on sequence org.post_number to huying_server;
alter table org.post add column unit_id bigint;
alter table org.post add column ended_on date;
alter table org.post add constraint post_unit
  foreign key (district_id, unit_id) references org.unit (district_id, id);
