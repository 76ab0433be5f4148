import { z } from 'zod'
import { to, type Turn } from '../action.ts'
import { askReason, askUnit } from '../ask.ts'
import type { Effect } from '../effects.ts'
import { sameUnit } from '../errors.ts'
import { openOnes } from '../plan/draft.ts'

/** 改派: the dispatcher gives an order to another unit at any time before it is handled; its clock goes on. */
export const redispatch = (states: readonly string[], target: string): Turn => ({
  code: 'redispatch',
  in: states,
  actions: {
    redispatch: to(target, 'dispatcher', {
      title: { zh: '改派', en: 'Dispatch to another' },
      asks: z.object({ unit: askUnit({ zh: '承办单位', en: 'Unit' }), reason: askReason }),
      when: ({ case: row }, { unit }) => (row.unit_id === unit ? sameUnit : undefined),
      effects: ({ case: row, assignments }, { unit }) => [
        { kind: 'tell', values: { was: row.unit_id } },
        { kind: 'lapse' },
        ...openOnes(assignments).flatMap(({ role, seq }): Effect[] =>
          role === 'co' || role === 'part' ? [{ kind: 'finish', role, seq, result: 'moved on' }] : [],
        ),
        { kind: 'lead', unit },
        { kind: 'count', name: 'redispatches' },
      ],
    }),
  },
})
