import { z } from 'zod'
import { stay, type Turn } from '../action.ts'
import { askNote, askUnit, choice } from '../ask.ts'
import { supervisedAlready } from '../errors.ts'
import type { Who } from '../who.ts'

/** Why a case is supervised (standards §2.5): by order, by its clock, by what it is. */
export const supervisionCause = choice(
  {
    order: { zh: '领导批示', en: 'A leader’s order' },
    clock: { zh: '临期或超时', en: 'Due soon or late' },
    safety: { zh: '安全隐患', en: 'Safety' },
    group: { zh: '群体诉求', en: 'A group complains' },
    repeated: { zh: '重复投诉', en: 'Repeated complaint' },
  },
  { zh: '督办原因', en: 'Cause' },
)

/**
 * 督办: opens a supervision order, a case of its own with its own limit and reply, for the unit that handles
 * this one. One at a time; its verdict is told here.
 *
 * @param order the case type of the order; its fields are `text`, `cause` and `unit`.
 */
export const supervising = (
  order: string,
  by: readonly Who[] = ['supervision-officer', 'leader', 'shift-leader', 'system'],
): readonly Turn[] => [
  {
    code: 'supervising',
    in: 'open',
    actions: {
      supervise: stay(by, {
        title: { zh: '督办', en: 'Supervise' },
        asks: z.object({
          cause: supervisionCause,
          demand: askNote.meta({ label: { zh: '督办要求', en: 'Demand' } }),
          unit: askUnit({ zh: '被督办单位', en: 'Unit' }).optional(),
        }),
        when: ({ case: row }) => ((row.counts.supervising ?? 0) > 0 ? supervisedAlready : undefined),
        effects: ({ case: row }, { cause, demand, unit = row.unit_id }) => [
          {
            kind: 'open',
            as: 'supervision',
            opening: {
              type: order,
              fields: { text: demand, cause, about: row.number, ...(unit !== null && { unit }) },
            },
          },
          { kind: 'count', name: 'supervising' },
          { kind: 'count', name: 'supervisions' },
        ],
      }),
    },
  },
  {
    code: 'supervised',
    in: 'any',
    actions: {
      supervised: stay('system', {
        title: { zh: '督办办结', en: 'Supervision ended' },
        asks: z.object({ number: z.string().max(40), verdict: z.string().max(40) }),
        effects: () => [{ kind: 'count', name: 'supervising', by: -1 }],
      }),
    },
  },
]
