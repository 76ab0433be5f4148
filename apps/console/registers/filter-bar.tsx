import { Button, Checkbox, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ClassKey, FieldSchema } from '#ui/cases.ts'
import { ClassField } from '#ui/class-field.tsx'
import { UnitField } from '#ui/form.tsx'
import type { DeclaredRegister } from '#ui/registers.ts'
import { useText, useWords } from '#ui/words.ts'
import type { RegisterSearch } from './search.ts'
import { registerWords } from './words.ts'

interface FilterBarProps {
  register: DeclaredRegister
  search: RegisterSearch
  onChange: (change: Record<string, string | undefined>) => void
}

/** Search, a field for every filter of the register, the day to read as of; on a phone behind a button. */
export function FilterBar({ register, search, onChange }: FilterBarProps) {
  const say = useWords(registerWords)
  const [open, setOpen] = useState(false)
  return (
    <div className={`register-filters ${open ? 'open' : ''}`}>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {say('filters')}
      </Button>
      <Fields register={register} search={search} onChange={onChange} />
    </div>
  )
}

function Fields({ register, search, onChange }: FilterBarProps) {
  const say = useWords(registerWords)
  return (
    <div className="filters" role="search">
      <Input.Search
        key={search.q ?? ''}
        style={{ width: 220 }}
        defaultValue={search.q ?? ''}
        placeholder={say('find')}
        aria-label={say('find')}
        onSearch={(q) => onChange({ q })}
      />
      {register.filters.map((field) => (
        <FieldFilter
          key={field}
          field={field}
          schema={register.form.properties?.[field] ?? {}}
          search={search}
          onChange={onChange}
        />
      ))}
      <label className="row small">
        {say('asOf')}
        <input
          type="date"
          value={search.asOf ?? ''}
          onChange={(event) => onChange({ asOf: event.target.value })}
        />
      </label>
      <Checkbox
        checked={search.retired === 'true'}
        onChange={(event) => onChange({ retired: event.target.checked ? 'true' : '' })}
      >
        {say('retiredToo')}
      </Checkbox>
    </div>
  )
}

interface FieldFilterProps extends Omit<FilterBarProps, 'register'> {
  field: string
  schema: FieldSchema
}

function FieldFilter({ field, schema, search, onChange }: FieldFilterProps): ReactNode {
  const text = useText()
  const one = schema.items ?? schema
  const label = text(schema.label ?? one.label) || field
  const value = search[field]
  const set = (said: string | undefined) => onChange({ [field]: said })
  if (one.enum)
    return (
      <Select
        style={{ width: 140 }}
        allowClear
        placeholder={label}
        aria-label={label}
        value={value ?? null}
        onChange={set}
        options={one.enum.map((code) => ({ value: code, label: text(one.options?.[code]) || code }))}
      />
    )
  if (one.class) return <ClassFilter label={label} kinds={one.kinds ?? []} value={value} onChange={set} />
  if (one.unit)
    return (
      <div className="filter-field" title={label}>
        <label className="small quiet" htmlFor={`filter-${field}`}>
          {label}
        </label>
        <UnitField
          id={`filter-${field}`}
          which="all"
          value={value === undefined ? undefined : Number(value)}
          onChange={(unit) => set(typeof unit === 'number' ? String(unit) : undefined)}
        />
      </div>
    )
  if (one.format === 'date') return <Stretch {...{ field, label, search, onChange }} />
  return (
    <Input
      key={value ?? ''}
      style={{ width: 170 }}
      allowClear
      placeholder={label}
      aria-label={label}
      defaultValue={value ?? ''}
      onPressEnter={(event) => set(event.currentTarget.value.trim())}
      onBlur={(event) => event.target.value.trim() !== (value ?? '') && set(event.target.value.trim())}
    />
  )
}

interface ClassFilterProps {
  label: string
  kinds: readonly string[]
  value: string | undefined
  onChange: (value: string | undefined) => void
}

function ClassFilter({ label, kinds, value, onChange }: ClassFilterProps) {
  const [edition, kind, code] = (value ?? '').split('/')
  const key: ClassKey | undefined = edition && kind && code ? { edition, kind, code } : undefined
  return (
    <div className="filter-field" title={label}>
      <span className="small quiet">{label}</span>
      <ClassField
        id="filter-class"
        label={label}
        kinds={kinds}
        value={key}
        edition="any"
        onChange={(chosen) => onChange(chosen && `${chosen.edition}/${chosen.kind}/${chosen.code}`)}
      />
    </div>
  )
}

/** From a day, until a day, both counted in. */
function Stretch({ field, label, search, onChange }: Omit<FieldFilterProps, 'schema'> & { label: string }) {
  const say = useWords(registerWords)
  return (['from', 'until'] as const).map((end) => (
    <label key={end} className="row small">
      {say(end, { label })}
      <input
        type="date"
        value={search[`${field}.${end}`] ?? ''}
        onChange={(event) => onChange({ [`${field}.${end}`]: event.target.value })}
      />
    </label>
  ))
}
