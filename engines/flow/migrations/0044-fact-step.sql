-- Steps as other programs may know them: answers are masked and without the digests that prove them.
-- `granted`: the kind of the request that this step granted in the last instance.
create view flow.fact_step with (security_invoker = true) as
select s.district_id, s.case_id, s.seq, s.action, s.from_state, s.to_state, s.unit_id, s.at, s.recorded_at,
  s.answers - 'digests' as answers, c.number, c.case_type, c.channel, c.upstream_system, c.upstream_number,
  (select r.kind from flow.request r where r.district_id = s.district_id and r.case_id = s.case_id
     and r.state = 'granted' and r.decided_at = s.at and s.action = 'grant-' || r.kind limit 1) as granted
from flow.step s
join flow.case c on c.district_id = s.district_id and c.id = s.case_id
where not c.confidential;
grant select on flow.fact_step to huying_server;
