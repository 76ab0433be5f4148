import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { get } from '../api.ts'
import { entriesKey, type Entry, registersQuery } from '../registers.ts'
import { useWords } from '../words.ts'
import { formWords } from './words.ts'

interface EntryFieldProps {
  id: string
  register: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** An entry of another register, by its key or a part of its text. */
export function EntryField({ id, register, value, onChange }: EntryFieldProps) {
  const say = useWords(formWords)
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const { data: registers } = useQuery(registersQuery)
  const name = registers?.find(({ code }) => code === register)?.name
  const { data } = useQuery({
    queryKey: [...entriesKey(register), 'choose', asked],
    queryFn: ({ signal }) =>
      get<{ entries: Entry[] }>(`/registers/${register}/entries`, { q: asked, limit: 20 }, signal),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  })
  const nameOf = ({ fields }: Entry) => (name && typeof fields[name] === 'string' ? fields[name] : '')
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      style={{ width: '100%' }}
      placeholder={say('entryHint')}
      notFoundContent={say(asked.length > 1 ? 'noEntry' : 'entryHint')}
      value={value}
      onChange={onChange}
      options={
        data?.entries.map((entry) => ({ value: entry.key, label: entry.key, about: nameOf(entry) })) ?? []
      }
      optionRender={({ data: option }) => (
        <span className="unit-option">
          <span className="code">{option.label}</span> <small>{option.about}</small>
        </span>
      )}
    />
  )
}
