-- Texts to begin an answer with: one's own (neither unit nor district), a unit's for itself and those below it,
-- or the district's (`unit_id` 0).
create table flow.reply_template (
  district_id integer not null,
  id bigint generated always as identity,
  account_id bigint not null,
  unit_id bigint,
  title text not null,
  text text not null,
  changed_at timestamptz not null,
  primary key (district_id, id)
);
select kernel.keep_in_district('flow.reply_template', 'select, insert, update, delete');
create index reply_template_mine on flow.reply_template (district_id, account_id);
