import { z } from 'zod'
import { to, type Turn } from '../action.ts'
import { askReason } from '../ask.ts'
import { notFromUpstream } from '../errors.ts'

/**
 * 上级退回: the platform did not accept the answer. The case goes back to the unit that handled it with a limit
 * anew; what was answered without a unit goes back to be dispatched.
 */
export const upstreamReturns = (
  states: readonly string[],
  { handled, dispatched }: { handled: string; dispatched: string },
): Turn => ({
  code: 'upstream-returns',
  in: states,
  actions: {
    upstreamReturns: to(handled, 'system', {
      title: { zh: '上级平台退回重办', en: 'Sent back by the platform' },
      asks: z.object({ reason: askReason }),
      mayLead: [dispatched],
      when: ({ case: row }) => (row.upstream_system ? undefined : notFromUpstream),
      effects: ({ case: row }) => [
        ...(row.unit_id === null ? [{ kind: 'go' as const, to: dispatched }] : []),
        { kind: 'count', name: 'upstreamReturns' },
        // What comes next may be rated anew.
        { kind: 'outcome', values: { rated: false } },
      ],
    }),
  },
})
