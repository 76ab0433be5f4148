import type { Check, Disclosure, Finding } from './document.ts'
import { basicSheetEquations } from './equations/basic-sheet-equations.ts'
import { crossEquations } from './equations/cross-equations.ts'
import { goalEquations } from './equations/goal-equations.ts'
import { narrativeEquations, sheetEquations } from './equations/narrative-equations.ts'
import { percentEvidence } from './equations/percent-evidence.ts'
import { wrongFigures } from './equations/solve.ts'
import { tableEquations } from './equations/table-equations.ts'
import { basicSheet } from './rules/basic-sheet.ts'
import { changes } from './rules/changes.ts'
import { completion } from './rules/completion.ts'
import { completeness } from './rules/completeness.ts'
import { counts } from './rules/counts.ts'
import { economicSubjects } from './rules/economic-subjects.ts'
import { goalSheets } from './rules/goal-sheets.ts'
import { indicators } from './rules/indicators.ts'
import { narrativeLedgers } from './rules/narrative-ledgers.ts'
import { shares } from './rules/shares.ts'
import { sheetFigures } from './rules/sheet-figures.ts'
import { slips } from './rules/slips.ts'
import { subjectNames } from './rules/subject-names.ts'
import { wordingRules } from './rules/wording.ts'
import { misplacedText } from './rules/misplaced.ts'

/** The checks of the catalogue that are no equations; a new one is one entry of its group. */
const checks: readonly Check[] = [
  ...completeness,
  ...shares,
  ...changes,
  ...completion,
  ...narrativeLedgers,
  ...counts,
  ...economicSubjects,
  ...sheetFigures,
  ...indicators,
  ...goalSheets,
  ...basicSheet,
  ...subjectNames,
  ...slips,
  ...misplacedText,
  ...wordingRules,
]

/** A list that does not add up and has a rule of its own (procurement, staff) is told by that rule alone. */
const isToldBetter = (one: Finding, all: readonly Finding[]): boolean =>
  one.rule.startsWith('N05') &&
  all.some(
    (other) =>
      other !== one &&
      !other.rule.startsWith('N05') &&
      other.line === one.line &&
      other.found === one.found &&
      other.expected === one.expected,
  )

/** All findings in the order of the document. A wrong figure is told once; what follows from it is not told again. */
export function checkDisclosure(document: Disclosure): Finding[] {
  const { findings, corrections } = wrongFigures(
    [
      ...tableEquations(document),
      ...crossEquations(document),
      ...narrativeEquations(document),
      ...sheetEquations(document),
      ...goalEquations(document),
      ...basicSheetEquations(document),
    ],
    percentEvidence(document),
  )
  const judged = {
    document,
    right: ({ key, value }: { key: string; value: bigint }) => value + (corrections.get(key) ?? 0n),
  }
  const seen = new Set<string>()
  const all = [...findings, ...checks.flatMap((check) => check(judged))]
  return all
    .filter((one) => !isToldBetter(one, all))
    .filter((one) => {
      const key = `${one.line} ${one.rule.split(' ')[0]} ${one.found}`
      return seen.has(key) ? false : seen.add(key)
    })
    .toSorted((a, b) => a.line - b.line)
}
