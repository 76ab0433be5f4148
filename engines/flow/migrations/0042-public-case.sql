-- What the public may know of a case: masked text, where it stands, what was answered. Never a confidential
-- one, never a report (举报), whose reporter is protected.
create view flow.fact_public_case with (security_invoker = true) as
select c.district_id, c.id, c.number, c.case_type, c.channel, c.state, c.class_edition, c.class_kind, c.class_code,
  c.street, c.community, c.lng, c.lat, c.opened_at, c.closed_at, c.last_at, c.unit_id,
  d.title, d.text, d.fields ->> 'address' as address, h.due_at, r.reply
from flow.case c
join flow.detail d on d.district_id = c.district_id and d.case_id = c.id and d.seq = 1
left join lateral (
  select k.due_at from flow.deadline k
  where k.district_id = c.district_id and k.case_id = c.id and k.name = 'handle' and k.state not in ('replaced', 'void')
  order by k.seq desc limit 1) h on true
left join lateral (
  select s.answers ->> 'reply' as reply from flow.step s
  where s.district_id = c.district_id and s.case_id = c.id and s.answers ? 'reply'
  order by s.seq desc limit 1) r on true
where not c.confidential and not (c.outcome @> '{"protected": true}');
grant select on flow.fact_public_case to huying_server;
