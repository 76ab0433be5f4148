-- A list's filters, words and columns under a name: one's own, or shared with the district.
create table flow.saved_view (
  district_id integer not null,
  id bigint generated always as identity,
  account_id bigint not null,
  name text not null,
  shared boolean not null default false,
  search jsonb not null,
  columns text[] not null default '{}',
  changed_at timestamptz not null,
  primary key (district_id, id),
  constraint saved_view_name unique (district_id, account_id, name)
);
select kernel.keep_in_district('flow.saved_view', 'select, insert, update, delete');
