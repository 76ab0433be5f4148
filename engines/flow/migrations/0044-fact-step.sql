-- Steps as other programs may know them: answers are masked and without the digests that prove them.
create view flow.fact_step with (security_invoker = true) as
select s.district_id, s.case_id, s.seq, s.action, s.from_state, s.to_state, s.unit_id, s.at, s.recorded_at,
  s.answers - 'digests' as answers, c.number, c.case_type, c.channel, c.upstream_system, c.upstream_number
from flow.step s
join flow.case c on c.district_id = s.district_id and c.id = s.case_id
where not c.confidential;
grant select on flow.fact_step to huying_server;
