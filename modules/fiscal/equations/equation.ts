import type { Amount } from '#engines/reports/reports.ts'
import type { RuleCode } from '../catalogue.ts'
import type { Wording } from '../wording.ts'

/** One figure of the document. The key says which: the same figure in two equations is one cell. */
export interface Cell {
  key: string
  line: number
  value: Amount
  /** Where it stands, in words. */
  place: Wording
}

/** What must hold: the signed cells add up to nothing, but for `slack` (a figure printed with fewer places). */
export interface Equation {
  rule: RuleCode
  /** The first is the total, or the side that is told where nothing else decides. */
  cells: readonly (readonly [sign: 1 | -1, cell: Cell])[]
  slack: Amount
  /** The formula in words, as the finding shows it. */
  says: Wording
}

/** Something told of figures that is no sum (a percentage): it says which of two figures is the right one. */
export interface Evidence {
  cells: readonly Cell[]
  holds: (value: (key: string, value: Amount) => Amount) => boolean
}

/** total = Σ parts. */
export const sumOf = (
  rule: RuleCode,
  total: Cell,
  parts: readonly Cell[],
  says: Wording,
  slack = 0n,
): Equation => ({
  ...{ rule, says, slack },
  cells: [[1, total], ...parts.map((part) => [-1, part] as const)],
})

/** a = b. */
export const same = (rule: RuleCode, a: Cell, b: Cell, says: Wording, slack = 0n): Equation =>
  sumOf(rule, a, [b], says, slack)
