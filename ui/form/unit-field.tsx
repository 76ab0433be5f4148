import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo } from 'react'
import { type Unit, unitsQuery } from '../district.ts'
import { useMay, useMe } from '../session.ts'
import { type UnitLoad, unitLoadsQuery } from '../unit-loads.ts'
import { useText, useWords } from '../words.ts'
import { formWords } from './words.ts'

/** Units that handle cases, those below one's own, or every unit. */
type UnitChoice = 'any' | 'below' | 'all'

interface UnitFieldProps {
  id: string
  which: UnitChoice
  many?: boolean
  value: number | number[] | undefined
  autoFocus?: boolean
  /** Units to name first, best first. */
  first?: readonly number[]
  onChange: (value: number | number[] | undefined) => void
}

/** A unit by a part of its name; a community says which street it belongs to. */
export function UnitField({ id, which, many, value, autoFocus, first = [], onChange }: UnitFieldProps) {
  const say = useWords(formWords)
  const text = useText()
  const { data } = useQuery(unitsQuery)
  const units = useUnits(data, which)
  const may = useMay()
  const { data: loads } = useQuery({ ...unitLoadsQuery, enabled: may('cases.see-all') })
  const options = useMemo(() => {
    const names = new Map(data?.map((unit) => [unit.id, text(unit.name)]))
    const said = ({ id, kind, name, parent }: Unit) => ({
      value: id,
      label: text(name),
      about: kind === 'community' && parent ? names.get(parent) : '',
    })
    const rank = (unit: Unit) => (first.includes(unit.id) ? first.indexOf(unit.id) - first.length : 0)
    return units.toSorted((a, b) => rank(a) - rank(b)).map(said)
  }, [data, units, text, first])
  return (
    <Select
      id={id}
      {...(many && { mode: 'multiple' as const })}
      autoFocus={autoFocus ?? false}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      style={{ width: '100%' }}
      placeholder={say('unitHint')}
      notFoundContent={say('noUnit')}
      value={value as never}
      onChange={onChange}
      options={options}
      optionRender={({ data: option }) => (
        <span className="unit-option">
          {option.label} <small>{option.about}</small>
          {loads?.has(option.value) && <LoadOf load={loads.get(option.value)!} />}
        </span>
      )}
    />
  )
}

/** How full a desk is, where one chooses among desks. */
function LoadOf({ load: { open, late } }: { load: UnitLoad }) {
  const say = useWords(formWords)
  return <small className={`load ${late > 0 ? 'late' : ''}`}>{say('load', { open, late })}</small>
}

const handles = new Set(['street', 'community', 'department', 'section', 'city'])

/** Units that can be asked; `below` those of the person who asks. */
function useUnits(all: Unit[] | undefined, which: UnitChoice): Unit[] {
  const { posts } = useMe()
  return useMemo(() => {
    const lasting = (all ?? []).filter((unit) => !unit.until)
    if (which === 'all') return lasting
    const working = lasting.filter((unit) => handles.has(unit.kind))
    if (which === 'any') return working
    const own = new Set(posts.map(({ unit }) => unit))
    return working.filter((unit) => unit.parent !== null && own.has(unit.parent))
  }, [all, which, posts])
}
