select kernel.open_schema('fiscal');

-- The books of one unit for one document: a draft keeps what was typed, right or wrong, so amounts are texts here
-- and are read as exact decimals when the document is composed.
create table fiscal.book (
  district_id integer not null,
  id bigint generated always as identity,
  unit_id bigint not null,
  year smallint not null,
  kind text not null check (kind in ('budget', 'accounts')),
  money_unit text not null default 'yuan' check (money_unit in ('yuan', 'wan-yuan')),
  -- The small ledgers beside the lines: single values, lists, reasons by key (modules/fiscal/books/draft.ts).
  ledgers jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by bigint,
  changed_name text,
  recorded_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, unit_id, year, kind)
);
select kernel.keep_in_district('fiscal.book', 'select, insert, update');

create table fiscal.book_line (
  district_id integer not null,
  book_id bigint not null,
  position smallint not null,
  year text not null,
  stage text not null,
  side text not null,
  subject text not null,
  source text not null,
  nature text not null,
  economic text not null,
  project text not null,
  amount text not null,
  primary key (district_id, book_id, position),
  foreign key (district_id, book_id) references fiscal.book (district_id, id)
);
select kernel.keep_in_district('fiscal.book_line', 'select, insert, delete');
