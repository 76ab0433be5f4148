-- The clocks that stand still: few, and asked for with every map.
create index if not exists deadline_paused on flow.deadline (district_id) where state = 'paused' and ended_at is null;
