import { appendFileSync } from 'node:fs'

/** What can be asked of a long run by name: `npm run soak -- server-kills --kills 40 --seed 7`. */
export type Wanted = 'kills' | 'creates' | 'clients' | 'walks' | 'requests' | 'orders' | 'seed'

const asked = (name: Wanted | undefined): number | undefined => {
  const value = name && process.env[`SOAK_${name.toUpperCase()}`]
  return value ? Number(value) : undefined
}

/** `npm test` walks a little, `npm run soak` the whole way: `soak(50, 20_000)` cases. */
export const soak = (small: number, long: number, name?: Wanted): number =>
  asked(name) ?? (process.env.SOAK ? long : small)

export const isLong = (): boolean => process.env.SOAK !== undefined

const everyMs = 5_000
let toldAt = 0

/** A line now and then, in long runs alone. */
export function progress(line: () => string): void {
  if (!isLong() || performance.now() - toldAt < everyMs) return
  toldAt = performance.now()
  console.log(line())
}

/** The one line that a proof comes down to; a long run prints all of them at its end. */
export function figure(proof: string, figures: Record<string, number | string>): void {
  if (!isLong()) return
  const said = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  const line = `${proof}: ${said.join(', ')}`
  console.log(line)
  if (process.env.SOAK_FIGURES) appendFileSync(process.env.SOAK_FIGURES, `${line}\n`)
}
