import { queryOptions, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMemo } from 'react'
import { get } from './api.ts'
import type { ClassKey } from './cases.ts'
import { type CatalogueClass, useClasses } from './district.ts'
import { dayOf } from './format.ts'
import { useNow } from './now.ts'
import { type Text, useText } from './words.ts'

interface Edition {
  code: string
  title: Text
  basis: string
  from: string | null
  until: string | null
  national: boolean
}

export interface Catalogue {
  editions: Edition[]
  words: { list: string; code: string; title: Text }[]
}

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue', 'editions'],
  queryFn: () => get<Catalogue>('/catalogue'),
  staleTime: 10 * 60_000,
})

interface ClassFieldProps {
  id: string
  /** Kinds that fit the case: `appeal`, or `component` and `matter`. */
  kinds: readonly string[]
  value: ClassKey | undefined
  label: string
  /** Classes to name first, best first. */
  first?: readonly ClassKey[]
  onChange: (value: ClassKey | undefined) => void
}

/** Classes that fit a case type: the street has components and matters, appeals have their own. */
export const kindsOf = (type: string): readonly string[] =>
  type === 'street-defect' ? streetKinds : appealKinds
const streetKinds = ['component', 'matter'] as const
const appealKinds = ['appeal'] as const

const keyText = ({ edition, kind, code }: ClassKey): string => `${edition}/${kind}/${code}`

/** A class by a part of its name or code, among those in force today. */
export function ClassField({ id, kinds, value, label, first = [], onChange }: ClassFieldProps) {
  const text = useText()
  const usable = useUsableClasses(kinds)
  const options = useMemo(() => {
    const rank = new Map(first.map((key, at) => [keyText(key), at - first.length]))
    return usable
      .map((known) => ({
        key: known,
        value: keyText(known),
        label: `${text(known.title)} ${known.code}`,
        name: text(known.title),
        about: text(known.major.title),
      }))
      .toSorted((a, b) => (rank.get(a.value) ?? 0) - (rank.get(b.value) ?? 0))
  }, [usable, text, first])
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      aria-label={label}
      style={{ width: '100%' }}
      value={value && keyText(value)}
      options={options}
      optionRender={({ data }) => (
        <span className="unit-option">
          {data.name} <small className="code">{data.key.code}</small> <small>{data.about}</small>
        </span>
      )}
      onChange={(chosen?: string) => onChange(options.find((option) => option.value === chosen)?.key)}
    />
  )
}

/** Leaves of the editions in force today. */
function useUsableClasses(kinds: readonly string[]): CatalogueClass[] {
  const { all } = useClasses()
  const { data } = useQuery(catalogueQuery)
  const today = dayOf(useNow(3_600_000))
  return useMemo(() => {
    const inForce = new Set(
      data?.editions
        .filter(({ from, until }) => (from ? from <= today : !until) && (!until || today <= until))
        .map(({ code }) => code),
    )
    const wanted = all.filter(
      (each) => kinds.includes(each.kind) && !each.retiredOn && inForce.has(each.edition),
    )
    const deepest = Math.max(...wanted.map(({ level }) => level))
    return wanted.filter(({ level }) => level === deepest)
  }, [all, data, kinds, today])
}
