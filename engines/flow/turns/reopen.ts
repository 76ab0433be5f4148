import { z } from 'zod'
import { to, type Turn } from '../action.ts'
import { askReason } from '../ask.ts'
import type { Effect } from '../effects.ts'
import { windowPassed } from '../errors.ts'
import type { Who } from '../who.ts'

const dayMs = 86_400_000

const countAgain: readonly Effect[] = [
  { kind: 'outcome', values: { selfHandled: false } },
  { kind: 'set', values: { in_statistics: true } },
]

/**
 * 重新办理: the citizen says that it is not solved, within the district's window. It goes back to the unit that
 * handled it with a limit anew; what was answered at once without a unit goes back to be dispatched.
 */
export const reopening = (
  states: readonly string[],
  { handled, dispatched }: { handled: string; dispatched: string },
  by: readonly Who[] = ['call-taker', 'caller-back', 'opener', 'public'],
): Turn => ({
  code: 'reopening',
  in: states,
  actions: {
    reopen: to(handled, by, {
      title: { zh: '未解决，重新办理', en: 'Not solved: reopen' },
      asks: z.object({ reason: askReason }),
      mayLead: [dispatched],
      when: ({ case: row, at, settings }) =>
        at.getTime() - row.closed_at!.getTime() > settings.reopenDays * dayMs ? windowPassed : undefined,
      effects: ({ case: row }) => [
        ...(row.unit_id === null ? [{ kind: 'go' as const, to: dispatched }] : []),
        { kind: 'tell', values: { closedAt: row.closed_at!.toISOString() } },
        { kind: 'outcome', values: { solved: 'not-solved' } },
        // 自行处置 stood outside the statistics of dispatch; now it is dispatched after all.
        ...(row.outcome.selfHandled === true ? countAgain : []),
        { kind: 'count', name: 'reopenings' },
      ],
    }),
  },
})
