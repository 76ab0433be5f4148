import { plainSigns } from '../phone.ts'
import { anyDigits, arabic, arabicDigits, countApart, readOut } from './numerals.ts'
import { numberRules } from './number-rules.ts'
import type { MaskedKind, Rule } from './rule.ts'
import { stretch } from './surroundings.ts'
import { wordRules } from './word-rules.ts'

/** A place in the text, end exclusive; `hidden` are the places in it whose signs must not be read. */
export interface Found {
  kind: MaskedKind
  start: number
  end: number
  hidden: number[]
}

/** What is known while a text is searched. `plain` has the length of the text; what was found is struck out of it. */
interface Search {
  plain: string
  found: Found[]
  /** Where telephone numbers end: another may follow without a word of its own. */
  phoneEnds: Set<number>
}

const arabicRules = numberRules(arabicDigits)
const anyRules = numberRules(anyDigits)

/** No number that is masked has fewer digits: most texts end here. */
const enoughDigits = /(?:[0-9\u0660-\u0669][ .()\r\n一-]{0,3}){7}/

/** Fewer Chinese numerals in a number are words beside it, and Arabic digits were judged before. */
const fewestChinese = 3

/**
 * Everything personal in a text, in its order; first in Arabic digits, then with Chinese numerals among them.
 * Linear in the text's length: every pattern and every look around is bounded.
 */
export function findPersonal(text: string): Found[] {
  const search: Search = { plain: plainSigns(text), found: [], phoneEnds: new Set() }
  for (const rule of wordRules) seek(search, rule)
  if (enoughDigits.test(search.plain)) for (const rule of arabicRules) seek(search, rule)
  search.plain = readOut(search.plain)
  if (countApart(search.plain) >= fewestChinese && enoughDigits.test(search.plain))
    for (const rule of anyRules) seek(search, rule, fewestChinese)
  return search.found.sort((a, b) => a.start - b.start)
}

function seek(search: Search, rule: Rule, chineseAtLeast = 0): void {
  const { pattern, holds, kind } = rule
  const found: Found[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(search.plain); match; match = pattern.exec(search.plain)) {
    const start = match.index
    const end = start + match[0].length
    const [from, to] = [start + (match.groups?.open?.length ?? 0), end - (match.groups?.shut?.length ?? 0)]
    const text = arabic(search.plain.slice(from, to))
    const candidate = {
      text,
      digits: text.replace(/[^0-9x×]/gi, '').replace(/x|×/i, 'X'),
      before: search.plain.slice(Math.max(0, start - stretch), start),
      after: search.plain.slice(end, end + stretch),
      chained: isChained(search, start),
    }
    if (countApart(match[0]) < chineseAtLeast || (holds && !holds(candidate))) {
      // A number that is not one may have swallowed the first digits of one that is.
      pattern.lastIndex = start + 1
      continue
    }
    found.push({ kind, start, end, hidden: hiddenPlaces(search.plain, rule, from, to, end) })
    if (kind === 'phone' || kind === 'landline') search.phoneEnds.add(end)
  }
  strikeOut(search, found)
}

function hiddenPlaces(plain: string, rule: Rule, from: number, to: number, end: number): number[] {
  const sign = rule.letters ? /[\p{L}\p{N}]/u : /[0-9\u0660-\u0669x×]/i
  const places = (first: number, last: number) =>
    Array.from({ length: last - first }, (_, i) => first + i).filter((at) => sign.test(plain.charAt(at)))
  const core = places(from, to)
  return [...core.slice(rule.head, Math.max(rule.head, core.length - rule.tail)), ...places(to, end)]
}

const linking = /^[\s、,/;或者和及与()-]*$/

function isChained({ plain, phoneEnds }: Search, start: number): boolean {
  for (let end = start; end >= start - 4; end -= 1)
    if (phoneEnds.has(end)) return linking.test(plain.slice(end, start))
  return false
}

/** Struck out with U+FFFC, which is neither digit, letter, blank nor word. */
function strikeOut(search: Search, found: Found[]): void {
  let plain = ''
  let at = 0
  for (const each of found) {
    const { start, end } = each
    search.found.push(each)
    plain += search.plain.slice(at, start) + '\ufffc'.repeat(end - start)
    at = end
  }
  search.plain = plain + search.plain.slice(at)
}
