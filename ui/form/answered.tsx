import type { FieldSchema, FormSchema } from '../cases.ts'
import { useNames } from '../district.ts'
import { useJoined, useText, useWords } from '../words.ts'
import { EntrySaid } from './entry-said.tsx'
import { formWords } from './words.ts'

interface AnsweredProps {
  schema: FormSchema | null | undefined
  values: Record<string, unknown>
  without?: readonly string[]
}

/** Answers as they were given, each under its label. */
export function Answered({ schema, values, without = [] }: AnsweredProps) {
  const text = useText()
  const told = useTold()
  const given = Object.entries(values).filter(
    ([name, value]) =>
      schema?.properties?.[name] && !without.includes(name) && value !== undefined && value !== false,
  )
  if (given.length === 0) return null
  return (
    <dl className="answered">
      {given.map(([name, value]) => {
        const field = schema!.properties![name]!
        return (
          <div key={name} className={field.long ? 'long' : undefined}>
            <dt>{text(field.label) || name}</dt>
            <dd>
              {field.entry && typeof value === 'string' ? (
                <EntrySaid register={field.entry} said={value} />
              ) : (
                told(field, value)
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** A value in words: choices by their title, units by their name. */
function useTold(): (field: FieldSchema, value: unknown) => string {
  const text = useText()
  const names = useNames()
  const say = useWords(formWords)
  const joined = useJoined()
  const told = (field: FieldSchema, value: unknown): string => {
    if (Array.isArray(value)) return joined(value.map((each) => told(field.items ?? {}, each)))
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
    if (field.unit) return text(names.unit(value as number)) || String(value)
    const plain = typeof value === 'string' ? value : JSON.stringify(value)
    const option = field.options?.[plain]
    return option ? text(option) : plain
  }
  return told
}
