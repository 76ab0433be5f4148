import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { use, useDeferredValue, useState } from 'react'
import { get } from '../api.ts'
import { type CasePage, caseQuery, casesKey, type ListedCase } from '../cases.ts'
import { StateTag } from '../state-tag.tsx'
import { useWords } from '../words.ts'
import { FormAboutContext } from './about.ts'
import { formWords } from './words.ts'

interface CaseFieldProps {
  id: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}

type Row = Pick<ListedCase, 'id' | 'number' | 'type' | 'state' | 'text'>

const numberLike = /^[A-Z]{2}\d{8,}$/i

/** Another case, by its number or by words of it. */
export function CaseField({ id, value, onChange }: CaseFieldProps) {
  const say = useWords(formWords)
  const about = use(FormAboutContext)
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const filter = numberLike.test(asked) ? { number: asked.toUpperCase() } : { q: asked }
  const { data } = useQuery({
    queryKey: [...casesKey, 'list', 'choose', filter],
    queryFn: ({ signal }) => get<CasePage>('/cases', { ...filter, limit: 12 }, signal),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  })
  // A case chosen elsewhere on the page is named too.
  const { data: chosen } = useQuery({ ...caseQuery(value ?? 0), enabled: value !== undefined })
  const rows: Row[] = data?.cases ?? []
  const known = value === undefined || rows.some((row) => row.id === value)
  const all = known || !chosen ? rows : [{ ...chosen, text: chosen.details[0]?.text ?? '' }, ...rows]
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      style={{ width: '100%' }}
      placeholder={say('caseHint')}
      notFoundContent={asked.length > 1 ? say('noCase') : say('caseHint')}
      value={value}
      onChange={onChange}
      options={all
        .filter((row) => row.id !== about.id)
        .map((row) => ({ value: row.id, label: row.number, row }))}
      optionRender={({ data: { row } }) => (
        <div className="case-option">
          <span className="code">{row.number}</span> <StateTag type={row.type} state={row.state} />
          <p>{row.text}</p>
        </div>
      )}
    />
  )
}
