import { z } from 'zod'
import type { Turn } from '../action.ts'
import { askReason, askReply } from '../ask.ts'
import { hasMerged } from '../errors.ts'
import type { PostCode, Who } from '../who.ts'
import { approvalTurn } from './approval.ts'
import { mergedInto } from './merge.ts'

/** 作废: entered by mistake, a test, the same call twice: with a second signature, out of every statistic. */
export const voiding = (
  by: readonly Who[] = ['dispatcher', 'acceptor'],
  second: PostCode = 'shift-leader',
): Turn =>
  approvalTurn({
    code: 'void',
    title: { zh: '申请作废', en: 'Ask to void' },
    by,
    in: 'open',
    levels: [second],
    mayLead: ['voided'],
    asks: z.object({ reason: askReason }),
    when: (facts) => (mergedInto(facts) > 0 ? hasMerged : undefined),
    still: (facts) => (mergedInto(facts) > 0 ? hasMerged : undefined),
    granted: () => [
      { kind: 'go', to: 'voided' },
      { kind: 'void-clocks' },
      { kind: 'set', values: { in_statistics: false } },
    ],
  })

/** 强制结案: what cannot be brought to its end otherwise, with a reason, a reply and a leader's signature. */
export const forcedClose = (
  by: readonly Who[] = ['dispatcher', 'shift-leader'],
  second: PostCode = 'leader',
): Turn =>
  approvalTurn({
    code: 'force-close',
    title: { zh: '申请强制结案', en: 'Ask to close by force' },
    by,
    in: 'open',
    levels: [second],
    mayLead: ['closed'],
    // Until a leader has signed, nobody was told anything: the reply is one only in the step that grants it.
    asks: z.object({
      reason: askReason,
      proposed: askReply.meta({ label: { zh: '拟答复群众', en: 'Reply to the citizen' } }),
    }),
    granted: ({ at }, { answers }) => [
      { kind: 'go', to: 'closed' },
      { kind: 'tell', values: { reply: answers.proposed } },
      { kind: 'set', values: { accepted_at: at } },
      { kind: 'outcome', values: { forced: answers.reason } },
    ],
  })
