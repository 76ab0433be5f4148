import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { decryptField } from '#kernel/secrets.ts'
import { sql } from '#kernel/sql.ts'
import { actingFrom } from '../acting.ts'
import type { Engine } from '../engine.ts'
import { caseNotFound, personalErased, reasonNeeded, reporterProtected } from '../errors.ts'
import { caseById } from '../queries.ts'
import { personalContext } from '../record/seal-personal.ts'
import { maySee } from '../visibility.ts'

/**
 * Opens the personal data of a case: a logged act with a reason (design §4). The reporter of a 举报 is never
 * shown to the unit that handles it.
 */
export const openPersonal = (engine: Engine) =>
  route({
    method: 'POST',
    path: '/cases/:id/personal',
    can: 'cases.act',
    summary: { zh: '查看个人信息（记录理由）', en: 'Open personal data, with a reason on record' },
    // The answer is what must not lie open anywhere, the kept reply of a repeated request included.
    secret: true,
    params: z.object({ id: idParam }),
    body: z.object({ reason: z.string().trim().max(200) }),
    reply: z.object({
      personal: z.array(z.object({ seq: z.number(), field: z.string(), value: z.string() })),
    }),
    async handle(context, { params, body }) {
      const { db, district, user, now } = context
      if (body.reason.length < 4) refuse(reasonNeeded)
      const found = await caseById(db, district, params.id)
      if (!found || !(await maySee(actingFrom(context), found, engine))) refuse(caseNotFound, params)
      if (found.case.outcome.protected === true && !user.permissions.has('cases.see-all'))
        refuse(reporterProtected)
      const { rows } = await sql<{
        seq: number
        field: string
        sealed: Buffer | null
        erased_at: Date | null
      }>`
        select seq, field, sealed, erased_at from flow.personal
        where district_id = ${district} and case_id = ${params.id} order by seq, field`.execute(db)
      if (rows.length > 0 && rows.every((row) => row.erased_at)) refuse(personalErased)
      await sql`insert into flow.disclosure (district_id, case_id, account_id, field, reason, at)
        values (${district}, ${params.id}, ${user.account}, ${rows.map((row) => row.field).join(',')}, ${body.reason}, ${now})`.execute(
        db,
      )
      context.audit(found.case.number, { reason: body.reason })
      return {
        personal: rows
          .filter((row) => row.sealed)
          .map(({ seq, field, sealed }) => ({
            seq,
            field,
            value: decryptField(engine.keys, sealed!, personalContext(district, params.id, seq, field)),
          })),
      }
    },
  })
