import type { User } from '#kernel/user.ts'
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
}

/** What an action changes beside the state, as data: the engine alone writes rows. */
export type Effect =
  | { kind: 'lead'; unit: number; post?: string; account?: number; note?: string }
  | {
      kind: 'assign'
      role: 'co' | 'part' | 'task'
      unit: number
      post?: string
      account?: number
      note?: string
    }
  | { kind: 'finish'; role: 'co' | 'part' | 'task' | 'approval'; unit?: number; seq?: number; result: string }
  | { kind: 'set'; values: Partial<Pick<CaseRow, SettableColumn>> }
  | { kind: 'outcome'; values: Record<string, unknown> }
  | { kind: 'count'; name: string }
  | { kind: 'reclassify'; class: { edition: string; kind: string; code: string }; condition?: string }
  | { kind: 'extend'; clock: string }
  | { kind: 'pause'; until: Date | null; reason: string }
  | { kind: 'resume' }
  /** The calendar was edited: running clocks are asked again. */
  | { kind: 'recompute' }
  | { kind: 'ask'; request: string; approver: string; answers: Record<string, unknown> }
  /** `next`: the post that must agree as well; without it a grant is final. */
  | { kind: 'decide'; request: number; grant: boolean; note?: string; next?: string }
  | { kind: 'link'; as: string; other: number }
  | { kind: 'unlink'; as: string; other: number }
  | { kind: 'supplement'; text: string }
  /** A stage of a limit is done (`handle.stop`), or a clock ends before its state does. */
  | { kind: 'end-clock'; clock: string }
  | { kind: 'void-clocks'; reason: string }

export type SettableColumn =
  | 'urgency'
  | 'tags'
  | 'in_statistics'
  | 'merged_into'
  | 'split_from'
  | 'upstream_due'
  | 'accepted_at'
  | 'handled_at'
  | 'closed_at'
