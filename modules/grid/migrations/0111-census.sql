select kernel.open_schema('grid');

-- What a census found as the register says: a mark of one component in one cell's task. Where they differ an entry
-- of the register of differences stands instead.
create table grid.sighting (
  district_id integer not null,
  task text collate "C" not null,
  component text collate "C" not null,
  -- Hashes of photos taken on the spot.
  photos text[] not null default '{}',
  by_account bigint not null,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, task, component)
);
select kernel.keep_in_district('grid.sighting', 'select, insert, update, delete');
