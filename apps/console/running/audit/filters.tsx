import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { get } from '#ui/api.ts'
import { SearchInput } from '#ui/search-input.tsx'
import { useText, useWords } from '#ui/words.ts'
import type { Account } from '../account.ts'
import type { AuditSearch, Choices } from './entry.ts'
import { auditWords } from './words.ts'

interface FilterProps {
  search: AuditSearch
  onChange: (change: AuditSearch) => void
  onClear: () => void
}

/** By person, act, thing, result and days, in any mixture. */
export function AuditFilters({ search, onChange, onClear }: FilterProps) {
  const say = useWords(auditWords)
  const text = useText()
  const { data } = useQuery({
    queryKey: ['audit', 'choices'],
    queryFn: () => get<Choices>('/audit/choices'),
    staleTime: Infinity,
  })
  const acts = (writes: boolean) =>
    (data?.acts ?? [])
      .filter((one) => one.writes === writes)
      .map(({ act, words }) => ({ value: act, label: text(words) }))
  return (
    <search className="filters" aria-label={say('title')}>
      <Person value={search.account} onChange={(account) => onChange({ account })} />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={360}
        style={{ width: 220 }}
        aria-label={say('what')}
        placeholder={say('anyAct')}
        value={search.act}
        onChange={(act?: string) => onChange({ act })}
        options={[
          { label: say('changes'), options: acts(true) },
          { label: say('readings'), options: acts(false) },
        ]}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 170 }}
        aria-label={say('anyThing')}
        placeholder={say('anyThing')}
        value={search.thing}
        onChange={(thing?: string) => onChange({ thing })}
        options={data?.things.map(({ word, title }) => ({ value: word, label: text(title) }))}
      />
      <SearchInput
        style={{ width: 210 }}
        label={say('find')}
        value={search.subject ?? search.find ?? ''}
        onChange={(sought) => onChange({ find: sought || undefined, subject: undefined })}
      />
      <Select
        allowClear
        style={{ width: 120 }}
        aria-label={say('result')}
        placeholder={say('anyResult')}
        value={search.succeeded}
        onChange={(succeeded?: string) => onChange({ succeeded })}
        options={[
          { value: 'true', label: say('done') },
          { value: 'false', label: say('refused') },
        ]}
      />
      <Day label={say('from')} value={search.from} onChange={(from) => onChange({ from })} />
      <Day label={say('until')} value={search.until} onChange={(until) => onChange({ until })} />
      {Object.values(search).some(Boolean) && (
        <Button type="link" onClick={onClear}>
          {say('clear')}
        </Button>
      )}
    </search>
  )
}

interface ValueProps {
  value: string | undefined
  onChange: (value: string | undefined) => void
}

function Day({ label, value, onChange }: ValueProps & { label: string }) {
  return (
    <label className="row">
      <span className="quiet small">{label}</span>
      <input
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </label>
  )
}

/** Found by name or login among all accounts, those that are disabled too. */
function Person({ value, onChange }: ValueProps) {
  const say = useWords(auditWords)
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const { data } = useQuery({
    queryKey: ['accounts', 'found', search],
    queryFn: () => get<{ accounts: Account[] }>('/accounts', { search, limit: 50 }),
    placeholderData: (before) => before,
  })
  const named = useQuery({
    queryKey: ['accounts', 'named', value],
    queryFn: () =>
      get<{ accounts: Account[] }>('/accounts', { after: Number(value) - 1 || undefined, limit: 1 }),
    enabled: value !== undefined,
  })
  const people = [...(data?.accounts ?? []), ...(named.data?.accounts ?? [])]
  const options = new Map(people.map(({ id, name, login }) => [String(id), `${name} ${login}`]))
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      style={{ width: 180 }}
      aria-label={say('who')}
      placeholder={say('anyone')}
      value={value}
      onChange={(chosen?: string) => onChange(chosen)}
      options={[...options].map(([id, label]) => ({ value: id, label }))}
    />
  )
}
