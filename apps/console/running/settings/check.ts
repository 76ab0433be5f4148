import { problemsIn } from '#ui/api.ts'
import type { Say, Text } from '#ui/words.ts'
import { itemShape, kindOf, partOf, partsOf, type Row, type Shape, valueShape } from './shape.ts'
import type { settingsWords } from './words.ts'

export type Issues = Readonly<Record<string, string>>
type Words = Say<(typeof settingsWords)['keys'][number]>

/** What is wrong with a draft, by the path of the value, as the server will see it from the same shape. */
export function issuesOf(shape: Shape, draft: unknown, say: Words): Issues {
  const found: Record<string, string> = {}
  const look = (shape: Shape, draft: unknown, path: string): void => {
    const wrong = wrongHere(shape, draft, say)
    if (wrong) found[path] = wrong
    for (const [name, part, value] of insideOf(shape, draft)) look(part, value, under(path, name))
    if (kindOf(shape) === 'table') lookAtKeys(shape, draft as Row[], path)
  }
  const lookAtKeys = ({ propertyNames = {} }: Shape, rows: Row[], path: string): void =>
    rows.forEach(([key], at) => {
      const twice = rows.some(([other], where) => where !== at && other.trim() === key.trim())
      const wrong = key.trim() === '' ? say('missing') : wrongText(propertyNames, key, say)
      if (wrong ?? twice) found[keyPath(path, at)] = wrong ?? say('twice')
    })
  look(shape, draft, '')
  return found
}

export const under = (path: string, name: string): string => (path ? `${path}.${name}` : name)
/** Where the name of a table's row stands, as against its value. */
export const keyPath = (path: string, at: number): string => under(path, `#${at}`)

function insideOf(shape: Shape, draft: unknown): [string, Shape, unknown][] {
  const parts = partsOf(shape)
  if (parts) return parts.map(([name, part]) => [name, part, partOf(draft, name)])
  const kind = kindOf(shape)
  if (kind === 'list') return (draft as unknown[]).map((each, at) => [String(at), itemShape(shape), each])
  if (kind === 'table') return (draft as Row[]).map(([key, each]) => [key.trim(), valueShape(shape), each])
  return []
}

function wrongHere(shape: Shape, draft: unknown, say: Words): string | undefined {
  const kind = kindOf(shape)
  if (kind === 'number') return wrongNumber(shape, draft, say)
  if (kind === 'text') return wrongText(shape, typeof draft === 'string' ? draft : '', say)
  if (kind === 'one-of') return draft ? undefined : say('missing')
  if (kind !== 'list' && kind !== 'known') return undefined
  const { length } = draft as unknown[]
  if (length < (shape.minItems ?? 0)) return say('few', { count: shape.minItems! })
  if (length > (shape.maxItems ?? Infinity)) return say('many', { count: shape.maxItems! })
  const wrong = kind === 'known' && (draft as string[]).find((each) => wrongText(itemShape(shape), each, say))
  return wrong ? `${wrong}: ${say('pattern')}` : undefined
}

/** Whole numbers are given the greatest that JavaScript counts as their limit: nobody need read that. */
const unlimited = 1e12

function wrongNumber(
  { type, minimum, maximum, share }: Shape,
  value: unknown,
  say: Words,
): string | undefined {
  if (typeof value !== 'number') return say('missing')
  const told = (limit: number) => (share ? `${limit * 100}%` : String(limit))
  if (type === 'integer' && !Number.isInteger(value)) return say('whole')
  if (minimum !== undefined && value < minimum) return say('atLeast', { min: told(minimum) })
  if (maximum !== undefined && maximum < unlimited && value > maximum)
    return say('atMost', { max: told(maximum) })
  return undefined
}

function wrongText({ minLength = 0, maxLength, pattern, format }: Shape, given: string, say: Words) {
  const value = given.trim()
  if (minLength > 0 && value === '') return say('missing')
  if (value.length < minLength) return say('short', { count: minLength })
  if (maxLength !== undefined && value.length > maxLength) return say('long', { count: maxLength })
  const isWrong = pattern !== undefined && !new RegExp(pattern, 'u').test(value)
  return isWrong || (format === 'uri' && !URL.canParse(value)) ? say('pattern') : undefined
}

/** The fields that the server found wrong: `value.layers.0`. */
export const serverIssues = (error: unknown, text: (said: Text) => string): Issues =>
  Object.fromEntries(
    problemsIn(error).map(({ field, problem }) => [field.replace(/^value\.?/, ''), text(problem)]),
  )
