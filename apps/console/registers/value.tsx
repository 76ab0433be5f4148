import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ClassKey, FieldSchema } from '#ui/cases.ts'
import { useClasses, useNames } from '#ui/district.ts'
import { formWords } from '#ui/form.tsx'
import { PhotoStrip } from '#ui/photos.tsx'
import { useJoined, useText, useWords } from '#ui/words.ts'
import { entryWay } from './entry-way.ts'
import { useSupervisors } from './people.ts'
import { registerWords } from './words.ts'

/** A value as people read it: choices, units, classes and people by their names. */
export function useTold(): (schema: FieldSchema, value: unknown) => string {
  const text = useText()
  const say = useWords(formWords)
  const sayHere = useWords(registerWords)
  const names = useNames()
  const supervisors = useSupervisors()
  const { of } = useClasses()
  const joined = useJoined()
  const told = (schema: FieldSchema, value: unknown): string => {
    if (value === undefined || value === null || value === '') return ''
    if (Array.isArray(value)) return joined(value.map((each) => told(schema.items ?? {}, each)))
    if (schema.class) {
      const key = value as ClassKey
      return `${text(of(key)?.title)} ${key.code}`.trim()
    }
    if (schema.place) {
      const { lng, lat } = value as { lng: number; lat: number }
      return `${lng.toFixed(5)}, ${lat.toFixed(5)}`
    }
    if (schema.unit) return text(names.unit(value as number)) || JSON.stringify(value)
    if (schema.account) return supervisors.get(value as number) ?? sayHere('left')
    if (schema.photo) return sayHere('photo')
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
    const plain = typeof value === 'string' ? value : JSON.stringify(value)
    const option = schema.options?.[plain]
    const measure = text(schema.measure)
    return (option ? text(option) : plain) + (measure && ` ${measure}`)
  }
  return told
}

/** The same, with a way to the entry that it names. */
export function Value({ schema, value }: { schema: FieldSchema; value: unknown }): ReactNode {
  const told = useTold()
  if (schema.entry && typeof value === 'string')
    return (
      <Link {...entryWay(schema.entry, value, undefined)} className="code">
        {value}
      </Link>
    )
  if (schema.items?.photo && Array.isArray(value))
    return <PhotoStrip photos={value.map((hash: string) => ({ hash }))} />
  if (schema.cell) return <span className="code">{told(schema, value)}</span>
  return told(schema, value)
}
