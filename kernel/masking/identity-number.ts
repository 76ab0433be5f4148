/** Provinces of GB/T 2260; 83 is for residents from Taiwan, 81 and 82 from Hong Kong and Macao. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The last sign of a citizen identification number (GB 11643-1999, ISO 7064 MOD 11-2). */
export const identityCheck = (first17: string): string =>
  '10X98765432'.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11)

export interface IdentityReading {
  checked: boolean
  birthYear: number
}

/** Reads 18 signs, or the 15 digits used until 2013; undefined when region or birthday cannot be. */
export function readIdentity(signs: string): IdentityReading | undefined {
  if (!province.test(signs)) return undefined
  const old = signs.length === 15
  const day = old ? `19${signs.slice(6, 12)}` : signs.slice(6, 14)
  if (!isDay(day)) return undefined
  const checked = !old && identityCheck(signs.slice(0, 17)) === signs.slice(17).toUpperCase()
  return { checked, birthYear: Number(day.slice(0, 4)) }
}

/** Eight digits that are a day between 1850 and 2099. */
export function isDay(digits: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(digits)?.map(Number) ?? []
  if (!year || !month || !day || year < 1850 || year > 2099 || month > 12) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The check digit of payment cards (ISO/IEC 7812-1, Luhn). */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const value = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
