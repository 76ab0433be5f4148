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
  isReached,
} from './surroundings.ts'
import type { Candidate, Rule } from './rule.ts'

/** What may stand between two digits of one number: blanks, dashes, dots, a bracket, the end of a line. */
const gap = '[ .()\\r\\n-]{0,3}'

/** How each kind is written, in a class of digits. */
function looks(d: DigitClass) {
  const more = (count: number | string) => `(?:${gap}${d()}){${count}}`
  const number = (source: string) => new RegExp(runStart + source + runEnd, 'gi')
  const country = `(?:(?:\\+|00) ?)?${d('8')}${gap}${d('6')}${gap}`
  const area = `(?:${d('1')}${gap}${d('0')}|${d('2')}${gap}${d()}|${d('3-9')}${more(2)})`
  const trunk = `(?:${country}\\(?${d('0')}?\\)?|${d('0')}${gap})`
  const together = `${d()}{7}(?!${d()})|${d()}{6}(?!${d()})`
  const local = `${d('2-8')}(?:${together}|${more(7)}${runEnd}|${more(6)}${runEnd})`
  const extension = `(?<shut> ?(?:-|转|轉|分机|ext\\.?|#) ?${d()}{1,6})?`
  return {
    card: (length: number) => number(d('1-9') + more(length - 1)),
    identity: number(`${d('1-8')}${more(16)}${gap}(?:${d()}|[x×])`),
    oldIdentity: number(d('1-8') + more(14)),
    mobile: number(`(?<open>(?:${country})?(?:${d('0')}${gap})?)${d('1')}${gap}${d('3-9')}${more(9)}`),
    // 一 is typed for a dash: 027一85432100.
    landline: number(`(?<open>\\(?${trunk}${area}\\)?[ ./一-]{0,3})${local}${extension}`),
    serviceLine: number(`${d('48')}${gap}${d('0')}${gap}${d('0')}${more(7)}`),
    foreign: number(`(?<open>\\+)${d('1-9')}${more('7,14')}`),
    local: number(local + extension),
  }
}

/**
 * Every look of a number in the order tried: what one rule has found no later rule sees. The longest come
 * first: in Chinese numerals a card may hold fifteen digits that could be an identity number.
 */
export function numberRules(d: DigitClass): Rule[] {
  const look = looks(d)
  const card = (length: number): Rule => ({
    kind: 'bank-card',
    pattern: look.card(length),
    head: 0,
    tail: 4,
    holds: isCard,
  })
  return [
    ...[19, 18, 17, 16].map(card),
    { kind: 'identity', pattern: look.identity, head: 6, tail: 4, holds: isIdentity },
    { kind: 'identity', pattern: look.oldIdentity, head: 6, tail: 4, holds: isIdentity },
    { kind: 'phone', pattern: look.mobile, head: 3, tail: 4, holds: isMobile },
    { kind: 'landline', pattern: look.landline, head: 0, tail: 2, holds: isLandline },
    { kind: 'service-line', pattern: look.serviceLine, head: 3, tail: 2, holds: isServiceLine },
    { kind: 'phone', pattern: look.foreign, head: 0, tail: 2, holds: (found) => !isAmount(found) },
    { kind: 'landline', pattern: look.local, head: 0, tail: 2, holds: isLocal },
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

function isCard(found: Candidate): boolean {
  if (isNamedIdentity(found)) return false
  if (isNamedAccount(found)) return true
  return cardStart.test(found.digits) && luhn(found.digits) && plausibleCard(found.text) && !isNumbered(found)
}

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
  if (isDialled(found)) return true
  // Beside a person in twos it may be marks or measures: 李老师 78 80 75 77.
  const isReachedAt = isReached(found) && /^(?:\d{7,8}|\d{3,4}[ -]?\d{4})$/.test(found.text)
  return (isMentioned(found) || isReachedAt) && !isDay(found.digits)
}
