import { z } from 'zod'
import type { Refusal, Text } from '#kernel/errors.ts'
import { type Action, to } from '../action.ts'
import { askReason, askUnit } from '../ask.ts'
import type { Facts } from '../effects.ts'
import { partsOpen, returnsLeft, returnsUsedUp, rulingFinal } from '../errors.ts'
import type { PostCode } from '../who.ts'

/** The lead goes on when every part, given aside or passed down, has come back. */
export const partsCollected = ({ assignments }: Facts): Refusal | undefined =>
  assignments.some((row) => !row.ended_at && (row.role === 'co' || row.role === 'part'))
    ? partsOpen
    : undefined

const roundsUsedUp = ({ case: row, settings }: Facts): boolean =>
  (row.counts.returns ?? 0) >= settings.returnRounds

const isRuled = ({ case: row }: Facts): boolean => row.outcome.ruled === true

const suggest = askUnit({ zh: '建议单位', en: 'Unit suggested' }).optional()

/** 退单: a unit says that an order is not its to handle, and whose it is; only for so many rounds. */
export const sendBack = <const T extends string>(
  target: T,
  title: Text = { zh: '退单', en: 'Send back' },
): Action<T> =>
  to(target, 'unit', {
    title,
    asks: z.object({ reason: askReason, suggest }),
    when: (facts) =>
      isRuled(facts) ? rulingFinal : roundsUsedUp(facts) ? returnsUsedUp : partsCollected(facts),
    effects: () => [{ kind: 'count', name: 'returns' }],
  })

/** 申请审定: the rounds are used up and the unit still says no; one more hand rules, and that is final. */
export const contest = <const T extends string>(target: T): Action<T> =>
  to(target, 'unit', {
    title: { zh: '申请审定', en: 'Ask for a ruling' },
    asks: z.object({ reason: askReason, suggest }),
    when: (facts) =>
      isRuled(facts) ? rulingFinal : roundsUsedUp(facts) ? partsCollected(facts) : returnsLeft,
  })

/** 审定派单: whose it is, and why; a precedent that the next dispatch of its like is shown. */
export const rule = <const T extends string>(target: T, by: PostCode = 'shift-leader'): Action<T> =>
  to(target, by, {
    title: { zh: '审定派单', en: 'Rule whose it is' },
    asks: z.object({
      unit: askUnit({ zh: '承办单位', en: 'Unit' }),
      grounds: askReason.meta({ label: { zh: '审定依据', en: 'Grounds' } }),
    }),
    effects: ({ case: row }, { unit, grounds }) => [
      { kind: 'precedent', unit, refused: row.unit_id === unit ? null : row.unit_id, grounds },
      { kind: 'outcome', values: { ruled: true } },
      { kind: 'lead', unit },
    ],
  })
