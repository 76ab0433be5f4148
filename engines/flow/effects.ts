import type { User } from '#kernel/user.ts'
import type { FoundCase } from './queries.ts'
import type { AssignmentRow, CaseRow, DeadlineRow, RequestRow } from './rows.ts'
import type { FlowSettings } from './settings.ts'
import type { Who } from './who.ts'

/** What an action's rule may look at: the case as it stands, locked, and who acts. */
export interface Facts {
  case: CaseRow
  deadlines: readonly DeadlineRow[]
  assignments: readonly AssignmentRow[]
  requests: readonly RequestRow[]
  user: User
  /** As whom the user acts: the entry of the action's `by` that matched, and in which unit. */
  as: { who: Who; unit: number; post: string }
  at: Date
  /** The district's own numbers (rounds of return, windows, margins): see `settings.ts`. */
  settings: FlowSettings
  /** The cases that change with this one, locked as well; empty unless the action reaches `across`. */
  others: readonly Other[]
  /** What the citizen was told last; read only where others must be told the same. */
  lastReply?: string | undefined
}

/** Another case: named by the answers (`case`), or linked with this one. */
export interface Other extends FoundCase {
  /** How it is linked with this one now. */
  links: readonly string[]
}

/** What an action changes beside the state, as data: the engine alone writes rows. */
export type Effect =
  /** With a post and no unit: the centre's basket of that post, or one person of it. */
  | { kind: 'lead'; unit?: number; post?: string; account?: number; note?: string }
  | {
      kind: 'assign'
      role: 'co' | 'part' | 'task'
      unit: number
      post?: string
      account?: number
      note?: string
    }
  | { kind: 'finish'; role: 'co' | 'part' | 'task' | 'approval'; unit?: number; seq?: number; result: string }
  /** An open assignment goes to another person, to the basket (`account` null) or to another unit. */
  | { kind: 'hand'; seq: number; unit?: number; account: number | null }
  | { kind: 'set'; values: Partial<Pick<CaseRow, SettableColumn>> }
  | { kind: 'outcome'; values: Record<string, unknown> }
  /** `by`: 1 unless it says otherwise. */
  | { kind: 'count'; name: string; by?: number }
  /** Adds to what the step tells, what the answers do not: what was before, which number the other has. */
  | { kind: 'tell'; values: Record<string, unknown> }
  /** Overrules where the action leads; the action names the states it may choose in `mayLead`. */
  | { kind: 'go'; to: string }
  | { kind: 'reclassify'; class: { edition: string; kind: string; code: string }; condition?: string }
  | { kind: 'extend'; clock: string }
  | { kind: 'pause'; until: Date | null; reason: string }
  | { kind: 'resume' }
  /** The calendar was edited: running clocks are asked again. */
  | { kind: 'recompute' }
  /** A stage of a limit is done (`handle.stop`), or a clock ends before its state does. */
  | { kind: 'end-clock'; clock: string }
  | { kind: 'void-clocks' }
  /** The clocks that were made void last run again, as if they had never stopped. */
  | { kind: 'revive-clocks' }
  | { kind: 'ask'; request: string; approver: string; answers: Record<string, unknown> }
  /** `next`: the post that must agree as well; without it a grant is final. */
  | { kind: 'decide'; request: number; grant: boolean; note?: string; next?: string }
  /** What is asked and not yet answered lapses: it was asked of another situation. */
  | { kind: 'lapse' }
  | { kind: 'link'; as: string; other: number }
  | { kind: 'unlink'; as: string; other: number }
  | { kind: 'supplement'; text: string }
  | { kind: 'precedent'; unit: number; refused: number | null; grounds: string }
  /** An action of one of `others`, in the same transaction. */
  | { kind: 'also'; case: number; action: string; answers: Record<string, unknown> }
  /** A new case in the same transaction, linked with this one `as`. */
  | { kind: 'open'; as: string; opening: BesideOpening }

/** What a case brings to one that is opened from it; channel, class and place are its own. */
export interface BesideOpening {
  type: string
  fields: Record<string, unknown>
  class?: { edition: string; kind: string; code: string }
  /** The caller and what they said come along; `fields` overrule. */
  carry?: boolean
}

export type SettableColumn =
  | 'unit_id'
  | 'urgency'
  | 'tags'
  | 'in_statistics'
  | 'merged_into'
  | 'upstream_due'
  | 'accepted_at'
  | 'handled_at'
  | 'closed_at'
