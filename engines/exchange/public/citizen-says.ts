import { actionsIn, type CaseType, type District } from '#engines/flow/flow.ts'
import type { FollowedCase } from './followed-case.ts'

const dayMs = 86_400_000

/** What the citizen may still say of the own appeal, and until when; the actions themselves decide in the end. */
export interface CitizenSays {
  supplement: boolean
  rateUntil: Date | null
  reopenUntil: Date | null
}

export function citizenSays(
  type: CaseType,
  { state, closed_at, outcome }: FollowedCase,
  { settings, now }: { settings: District['settings']; now: Date },
): CitizenSays {
  const offered = actionsIn(type, state)
  const until = (action: string, days: number): Date | null => {
    if (!offered[action] || !closed_at) return null
    const end = new Date(closed_at.getTime() + days * dayMs)
    return end >= now ? end : null
  }
  return {
    supplement: offered.supplement !== undefined,
    rateUntil: outcome.rated === true ? null : until('rate', settings.ratingDays),
    reopenUntil: until('reopen', settings.reopenDays),
  }
}
