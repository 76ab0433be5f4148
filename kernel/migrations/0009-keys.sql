-- Which key file a district's secrets were sealed with: told at every start, so that a lost file is noticed before
-- anything is written with a new one.
create table kernel.key_proof (
  district_id integer not null,
  fingerprint text not null,
  since timestamptz not null,
  primary key (district_id)
);
select kernel.keep_in_district('kernel.key_proof', 'select, insert');
