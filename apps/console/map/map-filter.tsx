import { Segmented, Select } from 'antd'
import { useMemo } from 'react'
import { useCategories } from '#ui/class-field.tsx'
import { useClasses, useDeclarations } from '#ui/district.ts'
import { useText, useWords } from '#ui/words.ts'
import type { Filter } from './search.ts'
import { DaysSlider } from './days-slider.tsx'
import { mapWords } from './words.ts'

interface MapFilterProps {
  filter: Filter
  onChange: (change: Partial<Filter>) => void
}

export function MapFilter({ filter, onChange }: MapFilterProps) {
  const say = useWords(mapWords)
  const options = useOptions(filter)
  const choice = (name: 'type' | 'state' | 'category', any: 'anyType' | 'anyState' | 'anyCategory') => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={say(name)}
      placeholder={say(any)}
      value={filter[name]}
      onChange={(value?: string) => onChange({ [name]: value, ...(name === 'type' && { state: undefined }) })}
      options={options[name]}
    />
  )
  return (
    <>
      <Segmented<Filter['open']>
        block
        value={filter.open}
        onChange={(open) => onChange({ open })}
        options={[
          { value: 'yes', label: say('open') },
          { value: '', label: say('all') },
        ]}
      />
      {choice('type', 'anyType')}
      {filter.type && choice('state', 'anyState')}
      {choice('category', 'anyCategory')}
      <DaysSlider days={filter.days} onChange={(days) => onChange({ days })} />
    </>
  )
}

function useOptions({ type }: Filter) {
  const text = useText()
  const { types } = useDeclarations()
  const state = types.get(type ?? '')?.states ?? []
  return {
    type: [...types.values()].map(({ code, title }) => ({ value: code, label: text(title) })),
    state: state.map(({ code, title }) => ({ value: code, label: text(title) })),
    category: useCategories(),
  }
}

/** Whether a class, `edition/kind/code`, belongs to the chosen category; undefined where none is chosen. */
export function useCategory(category: string | undefined) {
  const { all } = useClasses()
  return useMemo(() => {
    if (!category) return undefined
    const inside = new Set(
      all
        .filter(({ edition, kind, major }) =>
          [`${kind}/${major.code}`, `${edition}/${kind}/${major.code}`].includes(category),
        )
        .map(({ edition, kind, code }) => `${edition}/${kind}/${code}`),
    )
    return (key: string | undefined) => key !== undefined && inside.has(key)
  }, [all, category])
}
