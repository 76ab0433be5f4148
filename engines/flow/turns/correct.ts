import { z } from 'zod'
import { classKeyShape } from '#engines/catalogue/catalogue.ts'
import { stay, type Turn } from '../action.ts'
import { askReason } from '../ask.ts'
import { sameClass } from '../errors.ts'
import type { CaseRow } from '../rows.ts'
import type { PostCode } from '../who.ts'

const classOf = ({ class_edition: edition, class_kind: kind, class_code: code }: CaseRow) =>
  code === null ? null : { edition, kind, code }

/** 更正: another class or filing condition gives what still runs its limit; the old ones stay on record. */
export const correct = (by: readonly PostCode[] = ['dispatcher', 'shift-leader']): Turn => ({
  code: 'correct',
  in: 'open',
  actions: {
    correct: stay(by, {
      title: { zh: '更正分类', en: 'Correct the class' },
      asks: z.object({
        class: classKeyShape.meta({ class: true, label: { zh: '分类', en: 'Class' } }),
        condition: z
          .string()
          .max(40)
          .meta({ label: { zh: '立案条件', en: 'Condition' } })
          .optional(),
        reason: askReason,
      }),
      when({ case: row }, { class: key, condition }) {
        const was = classOf(row)
        const same = was?.edition === key.edition && was.kind === key.kind && was.code === key.code
        return same && row.condition === (condition ?? null) ? sameClass : undefined
      },
      effects: ({ case: row }, { class: key, condition }) => [
        { kind: 'tell', values: { was: { class: classOf(row), condition: row.condition } } },
        { kind: 'reclassify', class: key, ...(condition !== undefined && { condition }) },
        { kind: 'count', name: 'corrections' },
      ],
    }),
  },
})
