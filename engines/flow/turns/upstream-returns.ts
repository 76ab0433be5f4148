import { z } from 'zod'
import { to, type Turn } from '../action.ts'
import { askReason } from '../ask.ts'
import { notFromUpstream } from '../errors.ts'

/** 上级退回: the platform did not accept the answer; the case goes back to whoever handled it, its limit anew. */
export const upstreamReturns = (back: string): Turn => ({
  code: 'upstream-returns',
  in: 'final',
  actions: {
    upstreamReturns: to(back, 'system', {
      title: { zh: '上级平台退回重办', en: 'Sent back by the platform' },
      asks: z.object({ reason: askReason }),
      when: ({ case: row }) => (row.upstream_system ? undefined : notFromUpstream),
      effects: () => [
        { kind: 'count', name: 'upstreamReturns' },
        // What comes next may be rated anew.
        { kind: 'outcome', values: { rated: false } },
      ],
    }),
  },
})
