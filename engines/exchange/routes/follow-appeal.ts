import { z } from 'zod'
import { actionTitle, type Engine, stateTitle } from '#engines/flow/flow.ts'
import { route } from '#kernel/route.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'
import { citizenSays } from '../public/citizen-says.ts'
import { codeField, districtField, followedCase, numberParam, typeOf } from '../public/followed-case.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const moment = z.preprocess((at) => (at instanceof Date ? at.toISOString() : at), z.iso.datetime())

export const followAppeal = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/public/appeals/:number',
    can: 'public',
    summary: { zh: '凭编号和查询码查看办理进度', en: 'How an appeal stands, by number and code' },
    // Forty bits are guessed by nobody at this pace.
    perMinute: 60,
    params: numberParam,
    query: z.object({ ...districtField, ...codeField }),
    reply: z.object({
      number: z.string(),
      state: text,
      openedAt: moment,
      dueAt: moment.nullable(),
      closedAt: moment.nullable(),
      steps: z.array(z.object({ title: text, at: moment })),
      reply: z.string().nullable(),
      rated: z.boolean(),
      /** What the citizen may still say, and until when. */
      may: z.object({
        supplement: z.boolean(),
        withdraw: z.boolean(),
        rateUntil: moment.nullable(),
        reopenUntil: moment.nullable(),
      }),
    }),
    districtOf: ({ query }) => query.district,
    async handle({ db, district, now }, { params: { number }, query: { code } }) {
      const found = await followedCase(engine, { db, district }, { number, code })
      const type = typeOf(engine)
      const { settings } = await engine.desk(db, district, now)
      const steps = await stepsOf(db, district, found.id)
      return {
        number,
        state: stateTitle(type, found.state),
        openedAt: found.opened_at,
        dueAt: found.due_at,
        closedAt: found.closed_at,
        steps: steps.map(({ from_state: from, action, at }) => ({
          title: actionTitle(type, from, action),
          at,
        })),
        // Until it is checked, an answer is the unit's draft.
        reply: found.closed_at ? (steps.findLast((step) => step.reply !== null)?.reply ?? null) : null,
        rated: found.outcome.rated === true,
        may: citizenSays(type, found, { settings, now }),
      }
    },
  })

interface PublicStep {
  action: string
  from_state: string | null
  at: Date
  reply: string | null
}

const stepsOf = async (db: Db, district: DistrictId, id: number): Promise<PublicStep[]> =>
  (
    await sql<PublicStep>`select action, from_state, at, answers ->> 'reply' as reply from flow.fact_step
      where district_id = ${district} and case_id = ${id} order by seq`.execute(db)
  ).rows
