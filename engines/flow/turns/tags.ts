import { z } from 'zod'
import { stay, type Turn } from '../action.ts'
import { askReason, choice } from '../ask.ts'
import { notTagged, sameUrgency, taggedAlready } from '../errors.ts'
import type { PostCode } from '../who.ts'

/** `any`: one that the catalogue names; `own`: one that the case bears. */
const tag = (which: 'any' | 'own') =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,39}$/)
    .meta({ label: { zh: '标签', en: 'Tag' }, tag: which })

const urgency = choice(
  {
    normal: { zh: '一般', en: 'Normal' },
    urgent: { zh: '紧急', en: 'Urgent' },
    emergency: { zh: '特急', en: 'Emergency' },
  },
  { zh: '紧急程度', en: 'Urgency' },
)

const deciders: readonly (PostCode | 'system')[] = ['dispatcher', 'shift-leader', 'system']

/** 专项标签与紧急程度: a campaign's tag or another urgency gives what still runs the limit that the standards name. */
export const tags: Turn = {
  code: 'tags',
  in: 'open',
  actions: {
    tag: stay(deciders, {
      title: { zh: '加标签', en: 'Tag' },
      asks: z.object({ tag: tag('any') }),
      bulk: true,
      when: ({ case: row }, answers) => (row.tags.includes(answers.tag) ? taggedAlready : undefined),
      effects: ({ case: row }, answers) => [{ kind: 'set', values: { tags: [...row.tags, answers.tag] } }],
    }),
    untag: stay(deciders, {
      title: { zh: '去标签', en: 'Untag' },
      asks: z.object({ tag: tag('own') }),
      bulk: true,
      when: ({ case: row }, answers) => (row.tags.includes(answers.tag) ? undefined : notTagged),
      effects: ({ case: row }, answers) => [
        { kind: 'set', values: { tags: row.tags.filter((one) => one !== answers.tag) } },
      ],
    }),
    setUrgency: stay(deciders, {
      title: { zh: '调整紧急程度', en: 'Change the urgency' },
      asks: z.object({ urgency, reason: askReason }),
      when: ({ case: row }, answers) => (row.urgency === answers.urgency ? sameUrgency : undefined),
      effects: ({ case: row }, answers) => [
        { kind: 'tell', values: { was: row.urgency } },
        { kind: 'set', values: { urgency: answers.urgency } },
      ],
    }),
  },
}
