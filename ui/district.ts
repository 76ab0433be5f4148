import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get } from './api.ts'
import type { Channel, ClassKey, DeclaredType } from './cases.ts'
import type { Text } from './words.ts'

/** What the district says of itself: declarations, units, posts, classes. Kept for the whole visit. */
export interface Unit {
  id: number
  code: string
  kind: 'district' | 'centre' | 'section' | 'street' | 'community' | 'department' | 'city'
  name: Text
  parent: number | null
  from: string
  until: string | null
  mergedInto: number | null
}

export interface Post {
  code: string
  title: Text
  administration: string | null
  permissions: string[]
  /** The unit it belongs to; null: held in any. */
  unit: number | null
  /** The day it was ended. */
  until: string | null
}

export interface CatalogueClass extends ClassKey {
  level: number
  title: Text
  major: { code: string; title: Text }
  unit: string | null
  extension: boolean
  retiredOn: string | null
}

const kept = { staleTime: 10 * 60_000, gcTime: Infinity }

export const declarationsQuery = queryOptions({
  ...kept,
  queryKey: ['declarations'],
  queryFn: () => get<Declared>('/case-types'),
})

export const unitsQuery = queryOptions({
  ...kept,
  queryKey: ['org', 'units'],
  queryFn: () => get<{ units: Unit[] }>('/org/units', { ended: true }).then(({ units }) => units),
})

export const postsQuery = queryOptions({
  ...kept,
  queryKey: ['org', 'posts'],
  queryFn: () => get<{ posts: Post[] }>('/org/posts').then(({ posts }) => posts),
})

export const classesQuery = queryOptions({
  ...kept,
  queryKey: ['catalogue', 'classes'],
  queryFn: () =>
    get<{ classes: CatalogueClass[] }>('/catalogue/classes', { limit: 2000, retired: true }).then(
      ({ classes }) => classes,
    ),
})

export interface Declarations {
  types: ReadonlyMap<string, DeclaredType>
  channels: ReadonlyMap<string, Channel>
  state: (type: string, state: string) => DeclaredType['states'][number] | undefined
}

function byCode<T extends { code: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((each) => [each.code, each]))
}

interface Declared {
  types: DeclaredType[]
  channels: Channel[]
}

/** Found by code once for all: every row of a list asks for the state of its case. */
const known = new WeakMap<Declared, Declarations>()
const noneYet = declarationsOf({ types: [], channels: [] })

function declarationsOf(data: Declared): Declarations {
  const types = byCode(data.types)
  return {
    types,
    channels: byCode(data.channels),
    state: (type, state) => types.get(type)?.states.find(({ code }) => code === state),
  }
}

export function useDeclarations(): Declarations {
  const { data } = useQuery(declarationsQuery)
  if (!data) return noneYet
  const found = known.get(data) ?? declarationsOf(data)
  known.set(data, found)
  return found
}

export interface Names {
  unit: (id: number | null | undefined) => Text | undefined
  /** A street or a community by its code: each has a unit of the same code. */
  area: (code: string | null | undefined) => Text | undefined
  post: (code: string | null | undefined) => Text | undefined
}

/** Names of units, places and posts by id and code; undefined while they load or where unknown. */
export function useNames(): Names {
  const { data: units } = useQuery(unitsQuery)
  const { data: posts } = useQuery(postsQuery)
  return useMemo(() => {
    const names = new Map(units?.map((unit) => [unit.id, unit.name]))
    const areas = new Map(units?.map((unit) => [unit.code, unit.name]))
    const titles = new Map(posts?.map((post) => [post.code, post.title]))
    return {
      unit: (id) => (id == null ? undefined : names.get(id)),
      area: (code) => (code == null ? undefined : areas.get(code)),
      post: (code) => (code == null ? undefined : titles.get(code)),
    }
  }, [units, posts])
}

const classText = ({ edition, kind, code }: ClassKey): string => `${edition}/${kind}/${code}`

export function useClasses(): {
  all: readonly CatalogueClass[]
  of: (key: ClassKey | null | undefined) => CatalogueClass | undefined
} {
  const { data } = useQuery(classesQuery)
  return useMemo(() => {
    const known = new Map(data?.map((each) => [classText(each), each]))
    return { all: data ?? [], of: (key) => (key ? known.get(classText(key)) : undefined) }
  }, [data])
}
