import { z } from 'zod'
import { route } from '#kernel/route.ts'
import { targetsOf } from '../outbox/queries.ts'
import { mismatchesOf } from '../reconcile/mismatches.ts'
import { notesOf } from '../reconcile/notes.ts'
import { listedDays, moment, systemAndDay } from '../reconcile/order-list.ts'

const told = z.object({
  seq: z.number(),
  kind: z.string(),
  madeAt: z.string(),
  deliveredAt: z.string().nullable(),
  attempts: z.number(),
  problem: z.string().nullable(),
  nextAt: z.string(),
  behind: z.boolean(),
})

export const showReconciledDay = route({
  method: 'GET',
  path: '/upstream/reconciliation',
  can: 'exchange.read',
  summary: { zh: '一天的对账差异', en: 'The mismatches of a day' },
  query: systemAndDay,
  reply: z.object({
    day: z.string(),
    listedAt: moment.nullable(),
    listed: z.number(),
    here: z.number(),
    /** Whether the system is still written to; where it is not, what waits stays. */
    connected: z.boolean(),
    mismatches: z.array(
      z.object({
        day: z.string(),
        kind: z.enum(['missing-here', 'missing-there', 'state', 'due', 'waiting']),
        number: z.string(),
        case: z.object({ id: z.number(), number: z.string() }).nullable(),
        theirs: z.string().nullable(),
        ours: z.string().nullable(),
        message: told.nullable(),
        notes: z.array(
          z.object({
            day: z.string(),
            number: z.string(),
            note: z.string(),
            settled: z.boolean(),
            by: z.string(),
            at: moment,
          }),
        ),
      }),
    ),
  }),
  async handle({ db, district }, { query: { system, day } }) {
    const span = { system, from: day, until: day }
    const [days, found, notes, targets] = await Promise.all([
      listedDays(db, district, span),
      mismatchesOf(db, district, span),
      notesOf(db, district, span),
      targetsOf(db, district),
    ])
    return {
      ...days[0]!,
      connected: targets.some((target) => target.code === system && target.kind === 'upstream'),
      mismatches: found.map((each) => ({
        ...each,
        notes: notes.filter(({ number }) => number === each.number),
      })),
    }
  },
})
