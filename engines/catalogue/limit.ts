import type { Duration } from '#engines/calendar/calendar.ts'
import type { Text } from '#kernel/errors.ts'
import type { ClassKey } from './class-key.ts'
import type { Confidence, LimitStage } from './standards.ts'

/** A limit that a case type asks for by the name of its stage; the standards know how long it is. */
export interface LimitDeclaration {
  readonly stage: string
}

/** `within: limit('dispatch')` in a case type: the numbers stay in the district's standards. */
export const limit = (stage: string): LimitDeclaration => ({ stage })

/** The stage whose limit the filing standard gives (处置时限); all others have defaults and overrides only. */
export const handling = 'handle'

export interface Asked {
  caseType: string
  stage: string
  class?: ClassKey | undefined
  /** The filing condition the case was filed under. */
  condition?: string | undefined
  channel: string
  urgency: string
  /** Campaigns and kinds, e.g. `cool-summer`. */
  tags: readonly string[]
  /** When the stage begins. */
  at: Date
}

/** A rule that was looked at on the way to a limit, and what became of it. */
export interface Considered {
  id: string
  limit?: Duration
  outcome: 'gives' | 'beaten' | 'not-met'
  text: Text
}

interface LimitRule {
  /** `condition:06001-3`, `default:citizen-appeal/sign` or `override:cool-summer`. */
  id: string
  /** Of the standards; the case keeps it. */
  version: number
  text: Text
  basis: string
  confidence: Confidence
  /** Every rule for this stage, the one that gives the limit among them. */
  because: readonly Considered[]
}

export interface Limit {
  duration: Duration
  /** Clocks of their own inside the limit (stop, penalise, demolish); absent where there are none. */
  stages?: readonly RuledStage[]
  rule: LimitRule
}

/** A stage with the rule of its own: what the filing condition says of it, not what gave the whole. */
export interface RuledStage extends LimitStage {
  rule: LimitRule
}
