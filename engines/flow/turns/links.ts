import { z } from 'zod'
import { classKeyShape } from '#engines/catalogue/catalogue.ts'
import { stay, type Turn } from '../action.ts'
import { askCase, askReason } from '../ask.ts'
import type { Facts } from '../effects.ts'
import { linkedAlready, notLinked } from '../errors.ts'
import { freeText } from '../personal.ts'
import type { Who } from '../who.ts'

const deciders: readonly Who[] = [
  'call-taker',
  'acceptor',
  'dispatcher',
  'shift-leader',
  'supervision-officer',
]

const areRelated = ({ others }: Facts): boolean => others[0]!.links.includes('related')

/** 关联: two cases that one should know of when handling the other; both say so. */
export const relating: Turn = {
  code: 'relating',
  in: 'any',
  actions: {
    relate: stay(deciders, {
      title: { zh: '关联案件', en: 'Relate to another case' },
      asks: z.object({ case: askCase({ zh: '关联案件', en: 'Case' }) }),
      across: [],
      when: (facts) => (areRelated(facts) ? linkedAlready : undefined),
      effects: ({ others }, { case: other }) => [
        { kind: 'tell', values: { number: others[0]!.case.number } },
        { kind: 'link', as: 'related', other },
      ],
    }),
    unrelate: stay(deciders, {
      title: { zh: '取消关联', en: 'No longer related' },
      asks: z.object({ case: askCase({ zh: '关联案件', en: 'Case' }) }),
      across: [],
      when: (facts) => (areRelated(facts) ? undefined : notLinked),
      effects: ({ others }, { case: other }) => [
        { kind: 'tell', values: { number: others[0]!.case.number } },
        { kind: 'unlink', as: 'related', other },
      ],
    }),
  },
}

/** 拆分: one call, two matters: the second becomes a case of its own, with the same caller and place. */
export const splitting = (
  states: readonly string[],
  by: readonly Who[] = ['call-taker', 'dispatcher', 'acceptor'],
): Turn => ({
  code: 'splitting',
  in: states,
  actions: {
    split: stay(by, {
      title: { zh: '拆分', en: 'Split off a case' },
      asks: z.object({
        text: freeText(4000).meta({ label: { zh: '拆出的事项', en: 'What is split off' }, long: true }),
        class: classKeyShape.meta({ class: true, label: { zh: '分类', en: 'Class' } }).optional(),
        reason: askReason.optional(),
      }),
      effects: ({ case: row }, { text, class: key }) => [
        {
          kind: 'open',
          as: 'split',
          opening: { type: row.case_type, carry: true, fields: { text }, ...(key && { class: key }) },
        },
        { kind: 'count', name: 'splits' },
      ],
    }),
  },
})
