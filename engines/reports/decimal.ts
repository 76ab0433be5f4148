/**
 * An exact decimal: `units` counted in 10^-`places`. Money, shares and scores are never floats: what is printed
 * is what was added up.
 */
export interface Decimal {
  readonly units: bigint
  readonly places: number
}

export const zero: Decimal = { units: 0n, places: 0 }

const form = /^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/

/** `3,087.79`, `-12`, `0.5`; undefined where the text is no number. Full-width commas are read as commas. */
export function readDecimal(text: string): Decimal | undefined {
  const plain = text.includes('，') ? text.replaceAll('，', ',').trim() : text.trim()
  if (!form.test(plain)) return undefined
  const bare = plain.includes(',') || plain.startsWith('+') ? plain.replaceAll(/[,+]/g, '') : plain
  const point = bare.indexOf('.')
  if (point < 0) return { units: BigInt(bare), places: 0 }
  return { units: BigInt(bare.slice(0, point) + bare.slice(point + 1)), places: bare.length - point - 1 }
}

/** A literal of the program or a number that is known to be exact in decimal notation; throws on anything else. */
export function decimal(said: string | number | bigint): Decimal {
  const read = readDecimal(String(said))
  if (!read) throw new RangeError(`${said} is no decimal`)
  return read
}

/** Powers of ten are asked for at every sum: the small ones are kept. */
const powers = Array.from({ length: 32 }, (_, n) => 10n ** BigInt(n))
const powerOf = (places: number): bigint => powers[places] ?? 10n ** BigInt(places)

const at = ({ units, places }: Decimal, wanted: number): bigint =>
  wanted === places ? units : units * powerOf(wanted - places)

const both = (a: Decimal, b: Decimal): [bigint, bigint, number] => {
  const places = Math.max(a.places, b.places)
  return [at(a, places), at(b, places), places]
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const [left, right, places] = both(a, b)
  return { units: left + right, places }
}

export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, { ...b, units: -b.units })

export const times = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  places: a.places + b.places,
})

export const sum = (all: Iterable<Decimal>): Decimal => [...all].reduce(plus, zero)

/** Negative, zero or positive, as sorting wants it. */
export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = both(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

export const isZero = ({ units }: Decimal): boolean => units === 0n
export const absolute = (a: Decimal): Decimal => (a.units < 0n ? { ...a, units: -a.units } : a)
export const least = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b)

/** The units at so many places; undefined where digits that are not zero would be lost. */
export function exactAt(a: Decimal, places: number): bigint | undefined {
  if (a.places <= places) return at(a, places)
  const power = powerOf(a.places - places)
  return a.units % power === 0n ? a.units / power : undefined
}

/** Half away from zero, as amounts are rounded in the forms (四舍五入). */
export function rounded(a: Decimal, places: number): Decimal {
  if (a.places <= places) return { units: at(a, places), places }
  return { units: divided(a.units, powerOf(a.places - places)), places }
}

/** The quotient, rounded to `places`; undefined where the divisor is zero: no rate may then be written. */
export function over(a: Decimal, b: Decimal, places: number): Decimal | undefined {
  if (isZero(b)) return undefined
  const [left, right] = both(a, b)
  return { units: divided(left * powerOf(places), right), places }
}

/** a/b, halves away from zero. */
export function divided(a: bigint, b: bigint): bigint {
  const negative = a < 0n !== b < 0n
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b]
  const half = (2n * top + bottom) / (2n * bottom)
  return negative ? -half : half
}

export interface Writing {
  /** Thousands are parted by commas: in tables, not in sentences. */
  grouped?: boolean
  /** Zeros at the end of the fraction are left out: in sentences, not in tables. */
  trimmed?: boolean
}

/** `3,087.79` grouped, `16.6` trimmed. */
export function written(a: Decimal, { grouped = false, trimmed = false }: Writing = {}): string {
  const digits = absolute(a)
    .units.toString()
    .padStart(a.places + 1, '0')
  const whole = digits.slice(0, digits.length - a.places)
  const part = digits.slice(digits.length - a.places)
  const fraction = trimmed ? part.replace(/0+$/, '') : part
  const parted = grouped ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') : whole
  return `${a.units < 0n ? '-' : ''}${parted}${fraction ? `.${fraction}` : ''}`
}

/** For a spreadsheet's cell and a chart, which hold floats; never to reckon with. */
export const shown = (a: Decimal): number => Number(written(a))
