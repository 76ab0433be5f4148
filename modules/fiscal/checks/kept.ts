import type { Finding } from '../document.ts'
import type { Summary } from '../fiscal-check.ts'

/** A finding as it is kept: `line` counts places of the original, `at` lines of the text, from 1. */
export interface KeptFinding extends Finding {
  at: number
  /** The same in every check of the document. */
  key: string
}

/** A line of the text with its place in the original; blank ones are left out. */
export interface KeptLine {
  at: number
  place: number
  text: string
}

/** Who said why a finding stands as it is. */
export interface Explained {
  reason: string
  by: string
  at: Date
}

export interface KeptCheck {
  id: number
  hash: string
  name: string
  document: Summary
  findings: (KeptFinding & { explained?: Explained | undefined })[]
  lines: KeptLine[]
  at: Date
  by: string
}
