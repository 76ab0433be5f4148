import { amountText } from '#engines/reports/reports.ts'
import { catalogue, type RuleCode } from './catalogue.ts'
import type { Finding, FindingWords, Severity } from './document.ts'
import { inLanguage, type Language, type Wording } from './wording.ts'

/** What a rule says of a breach; severity is the catalogue's unless said, what is not said stays empty. */
export interface Said {
  place: Wording
  found: Wording
  expected?: Wording
  computation?: Wording
  note?: Wording
  severity?: Severity
}

/** A finding of a rule of the catalogue, in both languages. */
export const found = (code: RuleCode, line: number, { severity, ...said }: Said): Finding => {
  const words = (language: Language): FindingWords => ({
    rule: `${code} ${catalogue[code].title[language]}`,
    place: inLanguage(said.place, language),
    found: inLanguage(said.found, language),
    expected: inLanguage(said.expected ?? '', language),
    computation: inLanguage(said.computation ?? '', language),
    note: inLanguage(said.note ?? '', language),
  })
  return { line, severity: severity ?? catalogue[code].severity, ...words('zh'), en: words('en') }
}

/** The code of a finding's rule: `R01`. */
export const codeOf = ({ rule }: Pick<Finding, 'rule'>): RuleCode => rule.split(' ')[0] as RuleCode

/** Differences within the rule's tolerance come from rounding to 万元 (forms' note 2). */
export const severityOf = (code: RuleCode, difference: bigint): Severity =>
  (difference < 0n ? -difference : difference) <= BigInt(catalogue[code].tolerance)
    ? 'rounding'
    : catalogue[code].severity

/** A finding of an amount that ought to be another. */
export const wrongAmount = (
  code: RuleCode,
  line: number,
  { place, computation, note = '' }: Pick<Said, 'place' | 'computation' | 'note'>,
  [is, ought]: readonly [bigint, bigint],
): Finding =>
  found(code, line, {
    ...{ place, computation: computation ?? '', note },
    found: amountText(is),
    expected: amountText(ought),
    severity: severityOf(code, is - ought),
  })

/** The lines that its texts refer to (`L275`), by what they are in the original: pages of a PDF, rows of a sheet. */
export function referring(finding: Finding, to: (line: number) => string): Finding {
  const said = <T extends FindingWords>(words: T): T => {
    const place = (text: string) =>
      text.replaceAll(/(?<![A-Za-z\d])L(\d+)(?!\d)/g, (_, line) => to(Number(line)))
    const { place: at, expected, found: is, computation, note } = words
    return {
      ...words,
      ...{ place: place(at), expected: place(expected), found: place(is) },
      ...{ computation: place(computation), note: place(note) },
    }
  }
  return { ...said(finding), en: said(finding.en) }
}

/** A finding as one language tells it: the shape of `fiscal check --json`. */
export function toldIn({ en, ...finding }: Finding, language: Language): ToldFinding {
  const { line, severity, boxes } = finding
  const words = language === 'en' ? en : finding
  const { rule, place, found: is, expected, computation, note } = words
  return { line, rule, severity, place, found: is, expected, computation, note, ...(boxes && { boxes }) }
}

export type ToldFinding = Omit<Finding, 'en'>
