import { nestedTooDeep, NotJson, textNotStorable } from './canonical/errors.ts'
import { refuse } from './errors.ts'

export { NotJson } from './canonical/errors.ts'

/** Deeper is no record of ours, and would exhaust the stack; a cycle ends here too. */
const deepest = 64

/** The way from the whole value to a part of it, kept for the error alone. */
interface Place {
  name: string | number
  depth: number
  up: Place | undefined
}

/**
 * The one text of a JSON value (RFC 8785): names sorted by UTF-16 code unit, no blanks, numbers as JavaScript
 * prints them. A value gives the same text before it goes into a PostgreSQL `jsonb` and after it is read back,
 * so a hash over it can be proven from the table alone.
 *
 * Moments are ISO strings made by the caller. Refuses what jsonb cannot hold (NUL, half a surrogate pair)
 * and throws `NotJson` at what JSON.stringify would drop or change: undefined, NaN, bigint, Date, Map, a hole.
 */
export const canonicalText = (value: unknown): string => write(value, undefined)

function write(value: unknown, at: Place | undefined): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeText(value, at)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotJson(say(at), String(value))
    return String(value === 0 ? 0 : value)
  }
  if (typeof value !== 'object') throw new NotJson(say(at), typeof value)
  if (at && at.depth >= deepest) refuse(nestedTooDeep, { limit: deepest })
  return Array.isArray(value) ? writeList(value, at) : writeObject(value, at)
}

function writeText(text: string, at: Place | undefined): string {
  if (text.includes('\u0000') || !text.isWellFormed()) refuse(textNotStorable, { at: say(at) })
  return JSON.stringify(text)
}

function writeList(list: readonly unknown[], at: Place | undefined): string {
  let text = ''
  // Not map: it would pass over a hole without a word.
  for (let i = 0; i < list.length; i += 1) text += (i > 0 ? ',' : '') + write(list[i], inside(at, i))
  return `[${text}]`
}

function writeObject(object: object, at: Place | undefined): string {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== null && prototype !== Object.prototype)
    throw new NotJson(say(at), `a ${object.constructor.name}`)
  let text = ''
  for (const [name, member] of Object.entries(object).sort(byName)) {
    const place = inside(at, name)
    text += `${text ? ',' : ''}${writeText(name, place)}:${write(member, place)}`
  }
  return `{${text}}`
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)

const inside = (up: Place | undefined, name: string | number): Place => ({
  name,
  depth: (up?.depth ?? 0) + 1,
  up,
})

/** As a person writes it: `answers.photos.2`. */
function say(place: Place | undefined): string {
  const names: (string | number)[] = []
  for (let at = place; at; at = at.up) names.unshift(at.name)
  return names.join('.') || 'the value'
}
