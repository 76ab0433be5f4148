import { queryOptions, useQuery } from '@tanstack/react-query'
import { Select, type SelectProps } from 'antd'
import { useMemo, useState } from 'react'
import { get } from './api.ts'
import type { ClassKey } from './cases.ts'
import { useClasses } from './district.ts'
import { categoriesOf, type Edition, usableClasses } from './editions.ts'
import { Tag } from './tag.tsx'
import { type Text, useText } from './words.ts'

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
  /** One more edition than those in force, as that of an old case; `any` where past ones are looked for. Each is marked. */
  edition?: string | undefined
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

/** A class by a part of its name or code, among those in force today; one of an older edition says of which. */
export function ClassField({ id, kinds, value, label, edition, first = [], onChange }: ClassFieldProps) {
  const text = useText()
  const given = value?.edition
  // What was chosen once can be chosen again: a case of an older edition keeps its class while it is looked at.
  const [filed] = useState(given)
  const usable = useUsableClasses(kinds, edition ?? filed)
  const options = useMemo(() => {
    const rank = new Map(first.map((key, at) => [keyText(key), at - first.length]))
    return usable
      .map(({ known, old }) => ({
        key: known,
        value: keyText(known),
        label: `${text(known.title)} ${known.code}${old ? ` · ${text(old.title)}` : ''}`,
        name: text(known.title),
        about: text(known.major.title),
        old: old && text(old.title),
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
          {data.old && <Tag>{data.old}</Tag>}
        </span>
      )}
      onChange={(chosen?: string) => onChange(options.find((option) => option.value === chosen)?.key)}
    />
  )
}

/** Leaves of the editions in force today; behind them those of one older edition, or of any, with its edition. */
function useUsableClasses(kinds: readonly string[], more: string | undefined) {
  const { all } = useClasses()
  const { data } = useQuery(catalogueQuery)
  return useMemo(() => usableClasses(all, data?.editions ?? [], { kinds, more }), [all, data, kinds, more])
}

/** Choices of a filter by category, those of each edition below its title. */
export function useCategories(): NonNullable<SelectProps['options']> {
  const { all } = useClasses()
  const text = useText()
  const { data } = useQuery(catalogueQuery)
  return useMemo(
    () =>
      [...Map.groupBy(categoriesOf(all, data?.editions ?? []), ({ edition }) => edition)].map(
        ([edition, categories]) => ({
          label: text(edition.title),
          options: categories.map(({ value, title }) => ({ value, label: text(title) })),
        }),
      ),
    [all, data, text],
  )
}

/** Whether a class is of an edition that new cases are filed under today; of none while that is not known yet. */
export function useIsInForce(): (key: ClassKey) => boolean {
  const { data } = useQuery(catalogueQuery)
  return useMemo(() => {
    const inForce = new Set(data?.editions.flatMap((edition) => (edition.inForce ? [edition.code] : [])))
    return ({ edition }) => inForce.has(edition)
  }, [data])
}
