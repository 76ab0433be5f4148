/** What a telephone number is, once its way of writing is taken away. */
export interface Phone {
  kind: 'mobile' | 'landline' | 'service' | 'short' | 'foreign'
  /** E.164 (`+8613800138000`, `+862785432100`); a short number stands alone (`12345`). */
  number: string
  /** Digits dialled after the answer; not part of the look-up. */
  extension: string | undefined
}

/**
 * The same text with one sign for each of its looks: full-width forms become ASCII, every blank (also a
 * zero-width one) a space, every dash `-`, every middle dot `.`. Length and places stay as they were.
 */
export const plainSigns = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\t\u00a0\u00ad\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]|\ufe0f|\u20e3/g, ' ')
    .replace(/[\u2010-\u2015\u2212\u2043\ufe58\ufe63\u2e3a\u2e3b_]/g, '-')
    .replace(/[\u00b7\u2022\u2027\u22c5\u30fb\uff65]/g, '.')

/** Area codes after the leading 0 (numbering plan of 2017): 10, 2x, and three digits from 3 on. */
const landline = /^(10|2\d|[3-9]\d{2})([2-8]\d{6,7})$/
const local = /^[2-8]\d{6,7}$/

export interface PhoneOptions {
  /** Of the district, with its 0 (`027`): a local number is completed with it, and not read without it. */
  areaCode?: string
}

/** The number alone, by which a caller is found again however it was written; undefined when it is not one. */
export const normalisePhone = (text: string, options: PhoneOptions = {}): string | undefined =>
  readPhone(text, options)?.number

/**
 * Reads one telephone number however a person wrote it: full-width digits, blanks, dashes, dots, brackets,
 * +86 or 0086, a 0 before the number, an extension.
 * Undefined when the text is not exactly one number.
 */
export function readPhone(text: string, options: PhoneOptions = {}): Phone | undefined {
  const plain = plainSigns(text).trim()
  const [, written = '', extension] =
    /^([+\d .()/-]+?)(?:\s*(?:转|轉|分机|ext\.?|x|#)\s*(\d{1,6}))?$/i.exec(plain) ?? []
  const cut = extension ? undefined : /^(\(?0\d{2,3}\)?[ -]?\d{7,8})-(\d{1,6})$/.exec(written)
  const digits = (cut?.[1] ?? written).replace(/[^+\d]/g, '')
  const found = homeNumber(digits, options.areaCode) ?? foreignNumber(digits)
  return found && { ...found, extension: extension ?? cut?.[2] }
}

type Bare = Omit<Phone, 'extension'>

function homeNumber(digits: string, areaCode: string | undefined): Bare | undefined {
  const country = /^(?:\+|00)86/.exec(digits)?.[0] ?? /^86(?=0?1[3-9]\d{9}$)/.exec(digits)?.[0] ?? ''
  const home = digits.slice(country.length)
  const trunk = home.replace(/^0/, '')
  if (/^1[3-9]\d{9}$/.test(trunk)) return { kind: 'mobile', number: `+86${trunk}` }
  if (/^[48]00\d{7}$/.test(home)) return { kind: 'service', number: `+86${home}` }
  if (landline.test(trunk) && (home !== trunk || country)) return { kind: 'landline', number: `+86${trunk}` }
  if (country) return undefined
  if (/^(?:1\d{2}|1\d{4}|9[56]\d{3,4})$/.test(home)) return { kind: 'short', number: home }
  if (areaCode && local.test(home))
    return { kind: 'landline', number: `+86${areaCode.replace(/^0/, '')}${home}` }
  return undefined
}

function foreignNumber(digits: string): Bare | undefined {
  const [, number] = /^(?:\+|00)((?!86)[1-9]\d{6,14})$/.exec(digits) ?? []
  return number ? { kind: 'foreign', number: `+${number}` } : undefined
}
