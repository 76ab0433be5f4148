import { z } from 'zod'
import type { Refusal, Text } from '#kernel/errors.ts'
import { stay, type Turn } from '../action.ts'
import type { PostCode, Who } from '../who.ts'
import type { Effect, Facts } from '../effects.ts'
import { ownRequest, requestAsked, requestGone } from '../errors.ts'
import { askedRequest } from '../plan/requests.ts'
import type { RequestRow } from '../rows.ts'

/** Something one side asks for and others must grant, one after the other. */
export interface Approval<Asks extends z.ZodObject> {
  code: string
  title: Text
  by: Who | readonly Who[]
  asks: Asks
  in: Turn['in']
  /** The posts that must agree, lowest first. */
  levels: readonly [PostCode, ...PostCode[]]
  when?: (facts: Facts, answers: z.output<Asks>) => Refusal | undefined
  /** Asked again at every grant: what stood when it was asked may stand no longer. */
  still?: (facts: Facts) => Refusal | undefined
  /** What follows when the last has agreed. */
  granted: (facts: Facts, request: RequestRow) => readonly Effect[]
  declined?: (facts: Facts, request: RequestRow) => readonly Effect[]
  /** States that a grant leads to (`go`). */
  mayLead?: readonly string[]
}

/**
 * Gives a case type three actions: `CODE` asks, `grant-CODE` and `decline-CODE` answer. Nobody decides on
 * what they asked for themselves, and one person never gives two of the approvals.
 */
export function approvalTurn<Asks extends z.ZodObject>(approval: Approval<Asks>): Turn {
  const { code, title, levels } = approval
  const open = (facts: Facts) => askedRequest(facts.requests, code)
  const decides = (facts: Facts): Refusal | undefined => {
    const request = open(facts)
    if (!request) return requestGone
    const before = [request.asked_by, ...request.decisions.map((decision) => decision.by)]
    return before.includes(facts.user.account) ? ownRequest : undefined
  }
  return {
    code,
    in: approval.in,
    actions: {
      [code]: stay(approval.by, {
        title,
        asks: approval.asks,
        when: (facts, answers) => (open(facts) ? requestAsked : approval.when?.(facts, answers as never)),
        effects: (_facts, answers) => [
          { kind: 'ask', request: code, approver: levels[0], answers: JSON.parse(JSON.stringify(answers)) },
        ],
      }),
      [`grant-${code}`]: stay('approver', {
        title: { zh: `同意${title.zh}`, en: `Grant: ${title.en}` },
        asks: z.object({ note: z.string().trim().max(500).optional() }),
        when: (facts) => decides(facts) ?? approval.still?.(facts),
        mayLead: approval.mayLead ?? [],
        confirm: approval.mayLead !== undefined,
        effects: (facts, { note }) => {
          const request = open(facts)!
          const next = levels[request.level + 1]
          const said = note === undefined ? {} : { note }
          if (next) return [{ kind: 'decide', request: request.id, grant: true, next, ...said }]
          return [
            { kind: 'decide', request: request.id, grant: true, ...said },
            ...approval.granted(facts, request),
          ]
        },
      }),
      [`decline-${code}`]: stay('approver', {
        title: { zh: `不同意${title.zh}`, en: `Decline: ${title.en}` },
        asks: z.object({ reason: z.string().trim().min(2).max(500) }),
        when: decides,
        effects: (facts, { reason }) => {
          const request = open(facts)!
          const decided: Effect = { kind: 'decide', request: request.id, grant: false, note: reason }
          return [decided, ...(approval.declined?.(facts, request) ?? [])]
        },
      }),
    },
  }
}
