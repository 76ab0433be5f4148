import { z } from 'zod'
import type { Refusal } from '#kernel/errors.ts'
import { stay, type Turn } from '../action.ts'
import { askNote, askReason, askUnit, askUnits } from '../ask.ts'
import type { Facts } from '../effects.ts'
import { hasPart, noPart } from '../errors.ts'
import { openOnes } from '../plan/draft.ts'

const partsOf = ({ assignments }: Facts, unit?: number) =>
  openOnes(assignments).filter(
    ({ role, unit_id }) => (role === 'co' || role === 'part') && (unit === undefined || unit_id === unit),
  )

/** Whoever leads or handles a part already is not asked again. */
const noneHolds = (facts: Facts, units: readonly number[]): Refusal | undefined => {
  const held = openOnes(facts.assignments).filter(({ post }) => post === null)
  return held.some(({ unit_id: unit }) => units.includes(unit)) ? hasPart : undefined
}

/** 协办: one unit leads and answers the citizen; others handle parts at the same time, each part is answered. */
export const coHandle = (states: readonly string[]): Turn => ({
  code: 'co-handle',
  in: states,
  actions: {
    invite: stay(['unit', 'dispatcher'], {
      title: { zh: '邀请协办', en: 'Ask others to help' },
      asks: z.object({ units: askUnits({ zh: '协办单位', en: 'Units' }), note: askNote }),
      when: (facts, { units }) => noneHolds(facts, units),
      effects: (_facts, { units, note }) =>
        [...new Set(units)].map((unit) => ({ kind: 'assign' as const, role: 'co' as const, unit, note })),
    }),
    answerPart: stay('co-unit', {
      title: { zh: '协办反馈', en: 'Answer the part' },
      asks: z.object({ result: askNote }),
      effects: ({ as }) => [{ kind: 'finish', role: 'co', unit: as.unit, result: 'done' }],
    }),
    dropPart: stay(['unit', 'dispatcher'], {
      title: { zh: '撤回协办或下派', en: 'Take a part back' },
      asks: z.object({ unit: askUnit({ zh: '单位', en: 'Unit' }), reason: askReason }),
      when: (facts, { unit }) => (partsOf(facts, unit).length > 0 ? undefined : noPart),
      effects: (facts, { unit }) =>
        partsOf(facts, unit).map(({ role, seq }) => ({
          ...{ kind: 'finish' as const, role: role as 'co' | 'part', seq, result: 'taken back' },
        })),
    }),
  },
})

/** 区—街—社区: a street passes its part down to a community, which reports back; the street still answers. */
export const passDown = (states: readonly string[]): Turn => ({
  code: 'pass-down',
  in: states,
  actions: {
    passDown: stay('unit', {
      title: { zh: '下派社区', en: 'Pass down' },
      asks: z.object({
        unit: askUnit({ zh: '下派单位', en: 'Pass down to' }, 'below'),
        note: askNote.optional(),
      }),
      when: (facts, { unit }) => noneHolds(facts, [unit]),
      effects: (_facts, { unit, note }) => [
        { kind: 'assign', role: 'part', unit, ...(note !== undefined && { note }) },
      ],
    }),
    reportBack: stay('part-unit', {
      title: { zh: '反馈街道', en: 'Report back' },
      asks: z.object({ result: askNote }),
      effects: ({ as }) => [{ kind: 'finish', role: 'part', unit: as.unit, result: 'done' }],
    }),
    passBack: stay('part-unit', {
      title: { zh: '退回街道', en: 'Pass back up' },
      asks: z.object({ reason: askReason }),
      effects: ({ as }) => [{ kind: 'finish', role: 'part', unit: as.unit, result: 'passed back' }],
    }),
  },
})
