-- The open ones among hundreds of thousands: lists and the map begin with them. Ordinary moves leave the row's
-- place as it is, since only an end or a reopening changes `closed_at`.
create index case_open on flow.case (district_id, opened_at desc, id desc) where closed_at is null;
