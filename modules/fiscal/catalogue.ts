import type { Declared } from './catalogue/declared.ts'
import { narrativeRules } from './catalogue/narrative.ts'
import { performanceRules } from './catalogue/performance.ts'
import { tableRules } from './catalogue/tables.ts'
import { textRules } from './catalogue/texts.ts'

export type { Declared } from './catalogue/declared.ts'

/** Every rule of the checker, by its code; groups R, X, N, P, S. */
export const catalogue = {
  ...tableRules,
  ...narrativeRules,
  ...performanceRules,
  ...textRules,
} as const satisfies Record<string, Declared>

export type RuleCode = keyof typeof catalogue
