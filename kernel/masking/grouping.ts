import { isDay } from './identity-number.ts'

/**
 * How people break a number into groups. Amounts, rooms, years and versions in a row have digits enough for a
 * number; their groups are of another shape. Asked only where no word says what the digits are.
 */
interface Grouping {
  digits: string[]
  /** `3.4.4` */
  lengths: string
  dotted: boolean
  wrapped: boolean
  /** A sign other than a blank joins every two groups. */
  joined: boolean
}

function grouping(text: string): Grouping {
  const digits = text.match(/[\dx×]+/gi) ?? []
  const between = text.match(/(?<=[\dx×])[^\dx×]+(?=[\dx×])/gi) ?? []
  return {
    digits,
    lengths: digits.map((each) => each.length).join('.'),
    dotted: between.some((each) => each.includes('.')),
    wrapped: between.some((each) => /[\r\n]/.test(each)),
    joined: between.every((each) => /\S/.test(each)),
  }
}

const dottedMobile = /^(?:3\.4\.4|3\.3\.5|4\.3\.4|4\.4\.3|1(?:\.1){10})$/
const spacedMobile =
  /^(?:11|3\..+|4\.(?:7|3\.4|4\.3)|5\.(?:6|3\.3)|6\.5|7\.4|8\.3|2(?:\.2){4}\.1|1(?:\.1){10}|1\.(?:10|3\..+))$/
const joinedMobile = /^(?:11|[3-9]\..+|2(?:\.2){4}\.1|1\..+)$/

/** `138 0013 8000`, `1380-013-8000`, `13 80 01 38 00 0`, but not `13 1400 15000`. */
export function plausibleMobile(text: string): boolean {
  const { lengths, digits, dotted, wrapped, joined } = grouping(text)
  if (wrapped || startsWithDate(digits)) return false
  if (dotted) return dottedMobile.test(lengths)
  return (joined ? joinedMobile : spacedMobile).test(lengths)
}

/** 192.168.10.100 has eleven digits too, whatever word stands before. */
export const isAddress = (text: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)

const local = /^(?:[78]|4\.4|3\.4|4\.3|3\.5|2\.3\.3|2\.2\.2\.2|3\.2\.2|1(?:\.1){6,7})$/

/** Seven or eight digits that are no date and no two years. */
export function plausibleLocal(text: string): boolean {
  const { lengths, digits, dotted, wrapped } = grouping(text)
  return !dotted && !wrapped && !startsWithDate(digits) && local.test(lengths)
}

const service = /^(?:10|3\.3\.4|3\.4\.3|4\.3\.3|3\.7|4\.6|5\.5|4\.2\.2\.2|1(?:\.1){9})$/

/** 400 and 800 numbers. */
export function plausibleService(text: string): boolean {
  const { lengths, dotted, wrapped } = grouping(text)
  return !dotted && !wrapped && service.test(lengths)
}

/** Four by four, six and the rest, or one by one, as cards are printed and read. */
export const plausibleCard = (text: string): boolean =>
  /^(?:1[6-9]|4\.4\.4\.4(?:\.[1-3])?|6\.1[0-3]|1(?:\.1){15,18})$/.test(grouping(text).lengths)

/** Division, birthday, the rest. */
export const plausibleIdentity = (text: string): boolean =>
  /^(?:15|18|6\.(?:6\.3|9|8\.4|12|4\.4\.4|4\.8)|3(?:\.3){4,5}|1(?:\.1){14,17})$/.test(grouping(text).lengths)

/** `19900101 123`, `1990-01-01 123`, `1998 2003 123`: a day or two years, then something else. */
function startsWithDate([first = '', second = '', third = '', ...more]: string[]): boolean {
  if (second && isDay(first)) return true
  if ([first, second].every((each) => /^(?:19|20)\d\d$/.test(each))) return true
  const short = (part: string) => /^\d{1,2}$/.test(part)
  if (!short(second) || !short(third) || more.length > 2) return false
  return isDay(first + second.padStart(2, '0') + third.padStart(2, '0'))
}
