import { actionsIn, type CaseType, type District } from '#engines/flow/flow.ts'
import type { Refusal } from '#kernel/errors.ts'
import { alreadyWithdrawn, withdrawAnswered, withdrawEnded, withdrawJoined } from '../errors.ts'
import type { FollowedCase } from './followed-case.ts'

const dayMs = 86_400_000

/** What the citizen may still say of the own appeal, and until when; the actions themselves decide in the end. */
export interface CitizenSays {
  supplement: boolean
  withdraw: boolean
  rateUntil: Date | null
  reopenUntil: Date | null
}

export function citizenSays(
  type: CaseType,
  found: FollowedCase,
  { settings, now }: { settings: District['settings']; now: Date },
): CitizenSays {
  const { state, closed_at, outcome } = found
  const offered = actionsIn(type, state)
  const until = (action: string, days: number): Date | null => {
    if (!offered[action] || !closed_at) return null
    const end = new Date(closed_at.getTime() + days * dayMs)
    return end >= now ? end : null
  }
  return {
    supplement: offered.supplement !== undefined,
    withdraw: whyNotWithdrawn(type, found) === undefined,
    rateUntil: outcome.rated === true ? null : until('rate', settings.ratingDays),
    reopenUntil: until('reopen', settings.reopenDays),
  }
}

/** Why an appeal cannot be withdrawn any more, in words that say what to do instead. */
export function whyNotWithdrawn(type: CaseType, { state, joined }: FollowedCase): Refusal | undefined {
  if (actionsIn(type, state).withdraw) return joined > 0 ? withdrawJoined : undefined
  if (state === 'closed') return withdrawAnswered
  return state === 'withdrawn' ? alreadyWithdrawn : withdrawEnded
}
