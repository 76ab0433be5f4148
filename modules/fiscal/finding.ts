import { amountText } from './decimal.ts'
import { catalogue, type RuleCode } from './catalogue.ts'
import type { Finding, Severity } from './document.ts'

/** What a rule says of a breach; severity is the catalogue's unless said, what is not said stays empty. */
export interface Said {
  place: string
  found: string
  expected?: string
  computation?: string
  note?: string
  severity?: Severity
}

/** A finding of a rule of the catalogue. */
export const found = (code: RuleCode, line: number, { severity, ...said }: Said): Finding => ({
  line,
  rule: `${code} ${catalogue[code].title.zh}`,
  severity: severity ?? catalogue[code].severity,
  expected: '',
  computation: '',
  note: '',
  ...said,
})

/** Differences within the rule's tolerance come from rounding to 万元 (forms' note 2). */
export const severityOf = (code: RuleCode, difference: bigint): Severity =>
  (difference < 0n ? -difference : difference) <= BigInt(catalogue[code].tolerance)
    ? 'rounding'
    : catalogue[code].severity

/** A finding of an amount that ought to be another. */
export const wrongAmount = (
  code: RuleCode,
  line: number,
  place: string,
  [is, ought]: readonly [bigint, bigint],
  computation: string,
): Finding =>
  found(code, line, {
    ...{ place, computation },
    found: amountText(is),
    expected: amountText(ought),
    severity: severityOf(code, is - ought),
  })
