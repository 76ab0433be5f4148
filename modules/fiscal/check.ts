import type { Disclosure, Finding, Rule } from './document.ts'
import { acrossTables } from './rules/across-tables.ts'
import { evaluationSheets } from './rules/evaluation-sheets.ts'
import { narrativeFigures } from './rules/narrative-figures.ts'
import { narrativeLedgers } from './rules/narrative-ledgers.ts'
import { subjectNames } from './rules/subject-names.ts'
import { tableFormulas } from './rules/table-formulas.ts'
import { wordingRules } from './rules/wording.ts'

/** The catalogue (domain rules R, X, N, P, S); a new rule is one entry of its group. */
export const catalogue: readonly Rule[] = [
  ...tableFormulas,
  ...acrossTables,
  ...narrativeFigures,
  ...narrativeLedgers,
  ...evaluationSheets,
  ...subjectNames,
  ...wordingRules,
]

/** All findings in the order of the document; the same place and working is told once. */
export function checkDisclosure(document: Disclosure): Finding[] {
  const seen = new Set<string>()
  return catalogue
    .flatMap((rule) => rule.check(document))
    .filter((one) => {
      const key = `${one.line} ${one.rule.split(' ')[0]} ${one.found}`
      return seen.has(key) ? false : seen.add(key)
    })
    .toSorted((a, b) => a.line - b.line)
}
