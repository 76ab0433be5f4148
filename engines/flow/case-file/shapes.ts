import type { Text } from '#kernel/errors.ts'

/** A clock as `explainClocks` gives it, its moments not yet texts. */
export interface ExplainedRow {
  title: Text
  round: number
  state: string
  startedAt: Date
  endedAt: Date | null
  dueAt: Date | null
  originalDueAt: Date | null
  limit: { amount: number; unit: string }
  rule: unknown
  explanation: Explanation | null
}

export interface Explanation {
  segments: readonly { from: Date; to: Date; counts: boolean; why: string; name: Text | undefined }[]
  countedMs: number
  uncountedMs: number
}

/** Versions that were replaced are told by the ones that replaced them. */
export const clocksShown: ReadonlySet<string> = new Set(['running', 'met', 'passed', 'paused'])
