/** Amounts as people type them, added up exactly: `units` of 10^-6. Nothing is a float. */
const places = 6

/** Undefined where the text is no amount; commas between thousands are fine. */
export function readExact(text: string): bigint | undefined {
  const plain = text.replaceAll(/[,，\s]/g, '')
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(plain) ?? []
  if (whole === undefined) return undefined
  const units = BigInt(whole + part.padEnd(places, '0'))
  return sign ? -units : units
}

/** `1,234,567.80`: at least two places, no more than are needed. */
export function writeExact(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, -places).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const part = digits.slice(-places).replace(/0{1,4}$/, '')
  return `${units < 0n ? '-' : ''}${whole}.${part}`
}

/** 元 as 万元 with two places, half away from zero. */
export function inWanYuan(units: bigint): string {
  const cents = 100_000_000n
  const half = units < 0n ? -cents / 2n : cents / 2n
  return writeExact(((units + half) / cents) * 10_000n)
}
