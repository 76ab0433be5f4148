import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import type { ClassKey, FieldSchema, FormSchema } from '../cases.ts'
import { useClasses, useNames } from '../district.ts'
import { useTags } from '../tags.ts'
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
              ) : field.account && typeof value === 'number' ? (
                <AccountSaid account={value} />
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

/** A value in words: choices and classes by their title, units by their name. */
function useTold(): (field: FieldSchema, value: unknown) => string {
  const text = useText()
  const names = useNames()
  const classes = useClasses()
  const tags = useTags()
  const say = useWords(formWords)
  const joined = useJoined()
  const told = (field: FieldSchema, value: unknown): string => {
    if (Array.isArray(value)) return joined(value.map((each) => told(field.items ?? {}, each)))
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
    if (field.tag) return text(tags.title(String(value)))
    if (field.class) return text(classes.of(value as ClassKey)?.title) || (value as ClassKey).code
    if (field.unit) return text(names.unit(value as number)) || String(value)
    const plain = typeof value === 'string' ? value : JSON.stringify(value)
    const option = field.options?.[plain]
    return option ? text(option) : plain
  }
  return told
}

/** A person by name, as long as they hold a post; afterwards nothing but that it was somebody. */
function AccountSaid({ account }: { account: number }) {
  const { data } = useQuery({
    queryKey: ['org', 'holders', { account }],
    queryFn: () => get<{ holders: { name: string }[] }>('/org/holders', { account }),
    staleTime: 600_000,
  })
  return data?.holders[0]?.name ?? '—'
}
