import type { Finding, Rule, Severity } from './document.ts'

/** A finding of a rule; what is not said stays empty. */
export const found = (
  rule: Pick<Rule, 'code' | 'title'>,
  severity: Severity,
  line: number,
  said: { place: string; found: string; expected?: string; computation?: string; note?: string },
): Finding => ({
  line,
  rule: `${rule.code} ${rule.title}`,
  severity,
  expected: '',
  computation: '',
  note: '',
  ...said,
})

/** Differences of one or two hundredths come from rounding to 万元 (forms' note 2). */
export const severityOf = (difference: bigint): Severity => (difference <= 2n ? 'rounding' : 'error')
