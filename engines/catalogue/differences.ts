import { isDeepStrictEqual } from 'node:util'
import { classKeyText } from './class-key.ts'
import type { StandardSet } from './standards.ts'

export interface Difference {
  what: 'condition' | 'default' | 'override' | 'order'
  /** Code of the condition or override, `caseType/stage` of the default. */
  id: string
  change: 'added' | 'removed' | 'changed'
  /** For `changed`: what it says before and after, field by field; for a condition added, what it says. */
  fields: { name: string; before: unknown; after: unknown }[]
}

/** What changes for new cases when `after` takes the place of `before`: what a reviewer reads. */
export function differences(before: StandardSet, after: StandardSet): Difference[] {
  return [
    ...compared('condition', before.conditions.map(named), after.conditions.map(named)),
    ...compared('default', before.defaults.map(placed), after.defaults.map(placed)),
    ...compared('override', before.overrides.map(coded), after.overrides.map(coded)),
    ...orderOf(before, after),
  ]
}

type Named = [id: string, fields: Record<string, unknown>]

const named = (one: StandardSet['conditions'][number]): Named => [
  one.code,
  { ...one, class: classKeyText(one.class) },
]
const placed = (one: StandardSet['defaults'][number]): Named => [`${one.caseType}/${one.stage}`, { ...one }]
const coded = (one: StandardSet['overrides'][number]): Named => [one.code, { ...one }]

function compared(what: Difference['what'], before: Named[], after: Named[]): Difference[] {
  const [old, young] = [new Map(before), new Map(after)]
  const found: Difference[] = []
  for (const [id, fields] of before) {
    const now = young.get(id)
    if (!now) found.push({ what, id, change: 'removed', fields: [] })
    else if (!isDeepStrictEqual(fields, now))
      found.push({ what, id, change: 'changed', fields: changed(fields, now) })
  }
  for (const [id, fields] of after)
    if (!old.has(id)) found.push({ what, id, change: 'added', fields: saidBy(what, fields) })
  return found
}

/** What a reviewer must read of a condition that was not there. */
const saidBy = (what: Difference['what'], { file, close, limit, unit }: Record<string, unknown>) =>
  what === 'condition' ? changed({ unit: null }, { file, close, limit, unit }) : []

const changed = (before: Record<string, unknown>, after: Record<string, unknown>): Difference['fields'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }))

/** The first override that replaces wins, so that moving one changes limits without changing a word. */
function orderOf(before: StandardSet, after: StandardSet): Difference[] {
  const kept = (set: StandardSet, other: StandardSet) =>
    set.overrides
      .map(({ code }) => code)
      .filter((code) => other.overrides.some((override) => override.code === code))
  const [old, young] = [kept(before, after), kept(after, before)]
  if (isDeepStrictEqual(old, young)) return []
  return [
    {
      what: 'order',
      id: 'overrides',
      change: 'changed',
      fields: [{ name: 'order', before: old, after: young }],
    },
  ]
}
