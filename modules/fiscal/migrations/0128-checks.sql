-- A disclosure that was checked, as it was judged then. One document is kept once: another check of it takes its
-- place. What was explained belongs to the document, not to the check, and outlives both.
create table fiscal.disclosure_check (
  district_id integer not null,
  id bigint generated always as identity,
  -- SHA-256 of the file.
  document_hash text not null check (document_hash ~ '^[0-9a-f]{64}$'),
  name text not null,
  -- modules/fiscal/checks/kept-check.ts
  document jsonb not null,
  findings jsonb not null,
  lines jsonb not null,
  finding_count integer not null,
  error_count integer not null,
  checked_at timestamptz not null,
  checked_by bigint not null,
  checked_name text not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, document_hash)
);
select kernel.keep_in_district('fiscal.disclosure_check', 'select, insert, update, delete');
create index disclosure_check_at on fiscal.disclosure_check (district_id, checked_at desc, id desc);

-- The PDF itself, so that its pages can be shown and marked. It lies here and not among the files, which are kept for
-- good and shared by their content: deleting a check takes the document away.
create table fiscal.check_original (
  district_id integer not null,
  check_id bigint not null,
  bytes bytea not null,
  primary key (district_id, check_id),
  foreign key (district_id, check_id) references fiscal.disclosure_check (district_id, id) on delete cascade
);
select kernel.keep_in_district('fiscal.check_original', 'select, insert, delete');

create table fiscal.explanation (
  district_id integer not null,
  document_hash text not null check (document_hash ~ '^[0-9a-f]{64}$'),
  -- SHA-256 over the rule's code, the place and what was found there: the same in every check of the document.
  finding_key text not null check (finding_key ~ '^[0-9a-f]{64}$'),
  reason text not null check (reason <> ''),
  explained_at timestamptz not null,
  explained_by bigint not null,
  explained_name text not null,
  recorded_at timestamptz not null default now(),
  primary key (district_id, document_hash, finding_key)
);
select kernel.keep_in_district('fiscal.explanation', 'select, insert, update, delete');
