import { formOf } from '../form.ts'
import type { CaseType } from '../declare.ts'
import { actionsIn } from '../declare.ts'
import type { FileNames } from './names.ts'
import type { FileLanguage, FileSay } from './words.ts'

interface Field {
  label?: { zh: string; en: string }
  options?: Record<string, { zh: string; en: string }>
  items?: Field
  unit?: string
  case?: boolean
  class?: boolean
  personal?: string
}

/** A value under its label. */
export type Line = [label: string, value: string]

export interface Telling {
  names: FileNames
  language: FileLanguage
  say: FileSay
}

/** Answers as they were given, each under its label; what the declaration does not know is not told. */
export function answeredLines(
  schema: Record<string, unknown> | null,
  values: Record<string, unknown>,
  telling: Telling,
  without: readonly string[] = [],
): Line[] {
  const fields = (schema?.properties ?? {}) as Record<string, Field>
  return Object.entries(values).flatMap(([name, value]): Line[] => {
    const field = fields[name]
    if (!field || without.includes(name) || value === undefined || value === null || value === false)
      return []
    const label = field.label?.[telling.language] ?? name
    return [[label, told(field, value, telling)]]
  })
}

function told(field: Field, value: unknown, telling: Telling): string {
  const { names, language, say } = telling
  if (Array.isArray(value)) return value.map((each) => told(field.items ?? {}, each, telling)).join('、')
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  if (field.unit) return names.unit.get(value as number)?.[language] ?? String(value)
  if (field.case) return names.number.get(value as number) ?? String(value)
  if (field.class) return classTold(value, telling)
  const plain = typeof value === 'string' ? value : JSON.stringify(value)
  return field.options?.[plain]?.[language] ?? plain
}

function classTold(value: unknown, { names, language }: Telling): string {
  const { edition, kind, code } = value as { edition: string; kind: string; code: string }
  return names.class.get(`${edition}/${kind}/${code}`)?.[language] ?? code
}

/** What the action of a step asks, as its form; null: nothing, or it is declared no longer. */
export const askedBy = (
  type: CaseType,
  { action, from }: { action: string; from: string | null },
): Record<string, unknown> | null =>
  from === null ? formOf(type.fields) : formOf(actionsIn(type, from)[action]?.asks)
