import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { sql } from '#kernel/sql.ts'
import type { Engine } from '../engine.ts'

/** For the one who dispatches: how much each unit has in hand, and how much of it is late. */
export const unitLoads = (_engine: Engine) =>
  route({
    method: 'GET',
    path: '/unit-loads',
    can: 'cases.see-all',
    summary: { zh: '各单位在办件数和超时件数', en: 'What each unit has in hand, and what of it is late' },
    reply: z.object({ loads: z.array(z.object({ unit: z.int(), open: z.int(), late: z.int() })) }),
    async handle({ db, district, now }) {
      const { rows } = await sql<{ unit: number; open: number; late: number }>`
        with late as (
          select case_id from flow.deadline
          where district_id = ${district} and state = 'passed' and ended_at is null
          union
          select case_id from flow.deadline
          where district_id = ${district} and state = 'running' and due_at < ${now})
        select a.unit_id as unit, count(*)::integer as open, count(late.case_id)::integer as late
        from flow.assignment a left join late on late.case_id = a.case_id
        where a.district_id = ${district} and a.ended_at is null and a.role = 'lead'
        group by a.unit_id order by a.unit_id`.execute(db)
      return { loads: rows }
    },
  })
