import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { use, useDeferredValue } from 'react'
import { get } from '../api.ts'
import { entriesKey, type Entry, registersQuery } from '../registers.ts'
import { useWords } from '../words.ts'
import { FormAboutContext } from './about.ts'
import { formWords } from './words.ts'

interface FreeEntryFieldProps {
  id: string
  register: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}

interface Near {
  key: string
  name: string
  metres: number
}

/** An entry by its key, by its text, or among those nearest to the form's place within its class; or plain words. */
export function FreeEntryField({ id, register, value, onChange }: FreeEntryFieldProps) {
  const say = useWords(formWords)
  const asked = useDeferredValue((value ?? '').trim())
  const { data: registers } = useQuery(registersQuery)
  const declared = registers?.find(({ code }) => code === register)
  const near = useNear(register, declared?.place != null)
  const { data: found } = useQuery({
    queryKey: [...entriesKey(register), 'choose', asked],
    queryFn: ({ signal }) =>
      get<{ entries: Entry[] }>(`/registers/${register}/entries`, { q: asked, limit: 12 }, signal),
    enabled: declared !== undefined && asked.length > 1,
    placeholderData: keepPreviousData,
  })
  const nameOf = ({ fields }: Entry): string => {
    const name = declared && fields[declared.name]
    return typeof name === 'string' ? name : ''
  }
  const nearby = near.map(({ key, name, metres }) => ({ key, about: `${name} · ${say('away', { metres })}` }))
  const searched = found?.entries.map((entry) => ({ key: entry.key, about: nameOf(entry) })) ?? []
  const shown = asked.length > 1 ? searched : nearby
  return (
    <AutoComplete
      id={id}
      allowClear
      style={{ width: '100%' }}
      value={value ?? ''}
      placeholder={say(near.length > 0 ? 'nearHint' : 'freeHint')}
      onChange={(said: string | undefined) => onChange(said === '' ? undefined : said)}
      options={shown.map(({ key, about }) => ({
        value: key,
        label: (
          <span className="unit-option">
            <span className="code">{key}</span> <small>{about}</small>
          </span>
        ),
      }))}
    />
  )
}

function useNear(register: string, placed: boolean): Near[] {
  const { place, class: of } = use(FormAboutContext)
  const { lng, lat } = place ?? {}
  const key = of && `${of.edition}/${of.kind}/${of.code}`
  const { data } = useQuery({
    queryKey: [...entriesKey(register), 'near', lng, lat, key ?? ''],
    queryFn: ({ signal }) =>
      get<{ entries: Near[] }>(`/registers/${register}/nearest`, { lng, lat, class: key, limit: 12 }, signal),
    enabled: placed && lng !== undefined && lat !== undefined,
    placeholderData: keepPreviousData,
  })
  return lng === undefined ? [] : (data?.entries ?? [])
}
