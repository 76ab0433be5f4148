import type { CatalogueClass } from './district.ts'
import { dayOf } from './format.ts'
import { presentMoment } from './present.ts'
import type { Text } from './words.ts'

/** A list of classes as one standard or the district itself gave it. */
export interface Edition {
  code: string
  title: Text
  basis: string
  from: string | null
  until: string | null
  national: boolean
  /** Whether new cases are filed under it today. */
  inForce: boolean
}

interface Wanted {
  kinds: readonly string[]
  /** One more edition than those in force, or `any`. */
  more?: string | undefined
}

/** The leaves that may be chosen: of each edition its deepest level. `old`: the edition, where it is not in force. */
export function usableClasses(
  all: readonly CatalogueClass[],
  editions: readonly Edition[],
  { kinds, more }: Wanted,
): { known: CatalogueClass; old: Edition | undefined }[] {
  const today = dayOf(presentMoment())
  const offered = editions
    .filter(({ code, inForce }) => inForce || more === 'any' || more === code)
    .toSorted((a, b) => Number(b.inForce) - Number(a.inForce))
  return offered.flatMap((edition) => {
    const known = all.filter((each) => each.edition === edition.code && kinds.includes(each.kind))
    const deepest = Math.max(...known.map(({ level }) => level))
    const old = edition.inForce ? undefined : edition
    return known
      .filter(({ level, retiredOn }) => level === deepest && (old || !retiredOn || retiredOn > today))
      .map((each) => ({ known: each, old }))
  })
}

/** A class with all below it, for a filter: by edition where more than one edition has classes of its kind. */
export interface Category {
  value: string
  title: Text
  edition: Edition
}

/** Every category of every edition, those in force first. */
export function categoriesOf(all: readonly CatalogueClass[], editions: readonly Edition[]): Category[] {
  const editionsOfKind = Map.groupBy(all, ({ kind }) => kind)
  const shared = (kind: string) => new Set(editionsOfKind.get(kind)?.map(({ edition }) => edition)).size > 1
  return editions
    .toSorted((a, b) => Number(b.inForce) - Number(a.inForce))
    .flatMap((edition) => {
      const majors = new Map<string, Text>()
      for (const { edition: of, kind, major } of all)
        if (of === edition.code)
          majors.set(`${shared(kind) ? `${edition.code}/` : ''}${kind}/${major.code}`, major.title)
      return [...majors].map(([value, title]) => ({ value, title, edition }))
    })
}
