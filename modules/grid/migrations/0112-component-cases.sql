-- Which component a case is about, for the component's own page: written after the case, from what it said.
create table grid.component_case (
  district_id integer not null,
  component text collate "C" not null,
  case_id bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, component, case_id)
);
select kernel.keep_in_district('grid.component_case', 'select, insert');
