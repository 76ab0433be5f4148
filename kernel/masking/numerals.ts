/** Chinese numerals as they are read out, 幺 too, and the forms of cheques. 十 and 百 build numbers, not digits. */
const forms = ['零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖', '零幺貳參肆伍陸柒捌玖']
const chinese = new Map(
  forms.flatMap((digits) => Array.from(digits, (sign, value) => [sign, value] as const)),
)
const chineseSigns = new RegExp(`[${[...chinese.keys()].join('')}]`, 'g')

/**
 * Stands for the digit `value` written in Chinese: an Arabic-Indic digit, which no Chinese text holds. A sign of
 * its own, because 张三13800138000 is a name before a number, not a number of twelve digits.
 */
const apart = (value: number): string => String.fromCharCode(0x660 + value)

/** The same text, places unchanged, with Chinese numerals set apart as the digits they are. */
export const readOut = (plain: string): string =>
  plain.replace(chineseSigns, (sign) => apart(chinese.get(sign)!))

export const countApart = (text: string): number => text.match(/[\u0660-\u0669]/g)?.length ?? 0

/** Both writings as plain digits, to compute with. */
export const arabic = (text: string): string =>
  text.replace(/[\u0660-\u0669]/g, (sign) => String(sign.charCodeAt(0) - 0x660))

/** A source of patterns in which a digit is an Arabic one, or of either writing. */
export type DigitClass = (range?: string) => string
export const arabicDigits: DigitClass = (range = '0-9') => `[${range}]`
export const anyDigits: DigitClass = (range = '0-9') =>
  `[${range}${range.replace(/\d/g, (digit) => apart(Number(digit)))}]`

/** A run of Arabic digits is one thing: a number neither begins nor ends inside it. */
export const runStart = '(?<![0-9](?=[0-9]))'
export const runEnd = '(?!(?<=[0-9])[0-9])'
