-- The open tasks of one person: an inbox that is handed over when somebody leaves.
create index assignment_person on flow.assignment (district_id, account_id)
  where ended_at is null and account_id is not null;
