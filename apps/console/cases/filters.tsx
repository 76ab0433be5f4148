import { Button, Segmented, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { unitsQuery, useDeclarations } from '#ui/district.ts'
import { useCategories } from '#ui/class-field.tsx'
import { useText, useWords } from '#ui/words.ts'
import { type CaseOrder, type CaseSearch, orders } from './search.ts'
import { casesWords } from './words.ts'

interface FiltersProps {
  search: CaseSearch
  onChange: (change: CaseSearch) => void
  onClear: () => void
}

/** What the list is narrowed by; on a phone all but the first choice stand behind a button. */
export function Filters({ search, onChange, onClear }: FiltersProps) {
  const say = useWords(casesWords)
  const id = useId()
  const [unfolded, setUnfolded] = useState(false)
  const given = Object.entries(search).filter(
    ([key, value]) => value && !['open', 'text', 'order'].includes(key),
  ).length
  const options = useFilterOptions(search)
  const some = Object.entries(search).some(([key, value]) => value && key !== 'order')
  const choice = (
    name: 'type' | 'category' | 'channel' | 'street' | 'unit' | 'clock' | 'urgency',
    width: number,
  ) => (
    <Select
      key={name}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width }}
      aria-label={say(name)}
      placeholder={say(name === 'clock' ? 'anyClock' : name === 'urgency' ? 'anyUrgency' : name)}
      value={search[name]}
      onChange={(value?: string) => onChange({ [name]: value, ...(name === 'type' && { state: undefined }) })}
      options={options[name]}
    />
  )
  return (
    <search className={`filters folds ${unfolded ? 'unfolded' : ''}`} aria-label={say('title')} id={id}>
      <Segmented
        value={search.open ?? ''}
        onChange={(open) => onChange({ open })}
        options={[
          { value: '', label: say('all') },
          { value: 'yes', label: say('open') },
          { value: 'no', label: say('ended') },
        ]}
      />
      <Button
        className="unfolds"
        aria-expanded={unfolded}
        aria-controls={id}
        onClick={() => setUnfolded(!unfolded)}
      >
        {say('filters')}
        {given > 0 && ` ${given}`}
      </Button>
      {!search.text && <OrderChoice order={search.order} onChange={(order) => onChange({ order })} />}
      {choice('type', 140)}
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        style={{ width: 190 }}
        aria-label={say('state')}
        placeholder={say('state')}
        value={search.state?.split(',') ?? []}
        onChange={(states: string[]) => onChange({ state: states.join(',') })}
        options={options.state}
      />
      {choice('category', 150)}
      {choice('clock', 150)}
      {choice('channel', 150)}
      {choice('street', 140)}
      {choice('unit', 180)}
      {choice('urgency', 130)}
      <DayField label={say('from')} value={search.from} onChange={(from) => onChange({ from })} />
      <DayField label={say('until')} value={search.until} onChange={(until) => onChange({ until })} />
      {some && (
        <Button type="link" onClick={onClear}>
          {say('clear')}
        </Button>
      )}
    </search>
  )
}

/** On a phone rows have no head to sort by. */
function OrderChoice(props: { order: CaseOrder | undefined; onChange: (order?: CaseOrder) => void }) {
  const say = useWords(casesWords)
  return (
    <Select
      className="orders"
      aria-label={say('order')}
      value={props.order ?? 'newest'}
      onChange={(order) => props.onChange(order === 'newest' ? undefined : order)}
      options={orders.map((value) => ({ value, label: say(value === 'number' ? 'numbers' : value) }))}
    />
  )
}

function DayField(props: { label: string; value: string | undefined; onChange: (day: string) => void }) {
  return (
    <label className="row">
      <span className="quiet small">{props.label}</span>
      <input type="date" value={props.value ?? ''} onChange={(event) => props.onChange(event.target.value)} />
    </label>
  )
}

function useFilterOptions({ type }: CaseSearch) {
  const say = useWords(casesWords)
  const text = useText()
  const { types, channels } = useDeclarations()
  const { data: units = [] } = useQuery(unitsQuery)
  const working = units.filter((unit) => !unit.until)
  const shown = [...types.values()].filter((declared) => !type || declared.code === type)
  // One code may have another title in another type: a choice that finds both says both.
  const states = new Map<string, Set<string>>()
  for (const { code, title } of shown.flatMap((declared) => declared.states))
    states.set(code, (states.get(code) ?? new Set()).add(text(title)))
  const named = (values: readonly ('late' | 'soon' | 'paused' | 'on-time' | 'judged' | 'normal')[]) =>
    values.map((value) => ({ value: value as string, label: say(value) }))
  return {
    category: useCategories(),
    type: [...types.values()].map(({ code, title }) => ({ value: code, label: text(title) })),
    state: [...states].map(([value, titles]) => ({ value, label: [...titles].join(' / ') })),
    channel: [...channels.values()].map(({ code, name }) => ({ value: code, label: text(name) })),
    street: working
      .filter(({ kind }) => kind === 'street')
      .map(({ code, name }) => ({ value: code, label: text(name) })),
    unit: working
      .filter(({ kind }) => kind !== 'district')
      .map(({ id, name }) => ({ value: String(id), label: text(name) })),
    clock: named(['late', 'soon', 'paused', 'on-time', 'judged']),
    urgency: [{ value: 'urgent', label: say('urgent') }, ...named(['normal'])],
  }
}
