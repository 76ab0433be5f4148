import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { sql } from '#kernel/sql.ts'
import { actingFrom } from '../../acting.ts'
import type { Engine } from '../../engine.ts'
import { listColumns, listedCase, type ListedRow, listedOf, listJoins } from '../../lists/list-cases.ts'
import { callerDigest } from '../../record/seal-personal.ts'
import { visibleCases } from '../../visibility.ts'

const most = 20

/**
 * What a caller has opened before, by the keyed digest of the number: the number itself lies nowhere open. Each
 * look is on record with the caller's digest, never the number.
 */
export const callerHistory = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/help/caller',
    can: 'cases.open',
    summary: {
      zh: '按来电号码查来电人的历史案件（留痕）',
      en: 'What a caller has opened before; each look is on record',
    },
    secret: true,
    body: z.object({ phone: z.string().trim().min(5).max(30) }),
    reply: z.object({ open: z.number(), closed: z.number(), cases: z.array(listedCase) }),
    async handle(context, { body }) {
      const { db, district, audit } = context
      const digest = callerDigest(engine.keys, district, body.phone)
      const visible = await visibleCases(actingFrom(context), engine.types)
      const mine = sql`from flow.case c where c.district_id = ${district} and not c.confidential and ${visible}
        and c.id in (select p.case_id from flow.personal p
          where p.district_id = ${district} and p.look_up = ${digest} order by p.case_id desc limit 500)`
      const [counted, listed] = await Promise.all([
        sql<{ open: number; closed: number }>`select count(*) filter (where c.closed_at is null)::int as open,
          count(*) filter (where c.closed_at is not null)::int as closed ${mine}`.execute(db),
        sql<ListedRow>`select ${listColumns} from (select c.* ${mine}
            order by c.closed_at is not null, c.opened_at desc limit ${most}) c ${listJoins}
          order by c.closed_at is not null, c.opened_at desc`.execute(db),
      ])
      audit(`caller ${digest.toString('hex').slice(0, 12)}`, { cases: listed.rows.map((row) => row.number) })
      return { ...counted.rows[0]!, cases: listed.rows.map(listedOf) }
    },
  })
