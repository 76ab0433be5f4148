import {
  isAddress,
  plausibleCard,
  plausibleIdentity,
  plausibleLocal,
  plausibleMobile,
  plausibleService,
} from './grouping.ts'
import { isDay, luhn, readIdentity } from './identity-number.ts'
import { type DigitClass, runEnd, runStart } from './numerals.ts'
import {
  isAmount,
  isCalled,
  isDialled,
  isMentioned,
  isNamedAccount,
  isNamedIdentity,
  isNumbered,
  isPartOfSerial,
} from './surroundings.ts'
import type { Candidate, Rule } from './rule.ts'

/** What may stand between two digits of one number: blanks, dashes, dots, a bracket, the end of a line. */
const gap = '[ .()\\r\\n-]{0,3}'

/** Every look of a number in the order tried: what one rule has found no later rule sees. */
export function numberRules(d: DigitClass): Rule[] {
  const more = (count: number) => `(?:${gap}${d()}){${count}}`
  const number = (source: string) => new RegExp(runStart + source + runEnd, 'gi')
  const country = `(?:(?:\\+|00) ?)?${d('8')}${gap}${d('6')}${gap}`
  const area = `(?:${d('1')}${gap}${d('0')}|${d('2')}${gap}${d()}|${d('3-9')}${more(2)})`
  const trunk = `(?:${country}\\(?${d('0')}?\\)?|${d('0')}${gap})`
  const together = `${d()}{7}(?!${d()})|${d()}{6}(?!${d()})`
  const local = `${d('2-8')}(?:${together}|${more(7)}${runEnd}|${more(6)}${runEnd})`
  const extension = `(?<shut> ?(?:-|转|轉|分机|ext\\.?|#) ?${d()}{1,6})?`
  const card = (length: number): Rule => ({
    kind: 'bank-card',
    pattern: number(d('1-9') + more(length - 1)),
    head: 0,
    tail: 4,
    holds: isCard,
  })
  return [
    {
      kind: 'identity',
      pattern: number(`${d('1-8')}${more(16)}${gap}(?:${d()}|[x×])`),
      head: 6,
      tail: 4,
      holds: isIdentity,
    },
    { kind: 'identity', pattern: number(d('1-8') + more(14)), head: 6, tail: 4, holds: isIdentity },
    ...[19, 18, 17, 16].map(card),
    {
      kind: 'phone',
      pattern: number(`(?<open>(?:${country})?(?:${d('0')}${gap})?)${d('1')}${gap}${d('3-9')}${more(9)}`),
      head: 3,
      tail: 4,
      holds: isMobile,
    },
    {
      // 一 is typed for a dash: 027一85432100.
      kind: 'landline',
      pattern: number(`(?<open>\\(?${trunk}${area}\\)?[ ./一-]{0,3})${local}${extension}`),
      head: 0,
      tail: 2,
      holds: isLandline,
    },
    {
      kind: 'service-line',
      pattern: number(`${d('48')}${gap}${d('0')}${gap}${d('0')}${more(7)}`),
      head: 3,
      tail: 2,
      holds: isServiceLine,
    },
    { kind: 'landline', pattern: number(local + extension), head: 0, tail: 2, holds: isLocal },
  ]
}

/** From this birth year on a number may as well be a case number with its day: 420103 20231113 0001. */
const recentYear = 2010

/** Holders of the 15 digits of old are grown up; earlier years are days of case numbers: 420103 231113 001. */
const oldestYear = 1930

function isIdentity(found: Candidate): boolean {
  if (isNamedIdentity(found)) return true
  const read = readIdentity(found.digits)
  if (!read) return false
  const early = read.birthYear < recentYear
  if (read.checked) return early || !isNumbered(found)
  return early && read.birthYear >= oldestYear && plausibleIdentity(found.text) && !isNumbered(found)
}

/** UnionPay 62, Visa 4, MasterCard 51–55, JCB 35, and 9558 of old; others when a bank is named. */
const cardStart = /^(?:62\d{14,17}|9558\d{15}|(?:4\d|5[1-5]|35)\d{14})$/

const isCard = (found: Candidate): boolean =>
  isNamedAccount(found) ||
  (cardStart.test(found.digits) && luhn(found.digits) && plausibleCard(found.text) && !isNumbered(found))

function isMobile(found: Candidate): boolean {
  if (isAddress(found.text)) return false
  if (isCalled(found) || isMentioned(found)) return true
  if (/[a-z]$/i.test(found.before) && /^[a-z]/i.test(found.after)) return false
  return plausibleMobile(found.text) && !isAmount(found) && !isNumbered(found)
}

function isLandline(found: Candidate): boolean {
  if (isCalled(found)) return true
  if (!plausibleLocal(found.text) || isDay(found.digits) || isPartOfSerial(found)) return false
  return !isAmount(found) && !isNumbered(found)
}

const isServiceLine = (found: Candidate): boolean =>
  plausibleService(found.text) && !isAmount(found) && !isNumbered(found)

function isLocal(found: Candidate): boolean {
  if (!plausibleLocal(found.text) || isAmount(found) || isNumbered(found)) return false
  return isDialled(found) || (isMentioned(found) && !isDay(found.digits))
}
