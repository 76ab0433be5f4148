import { useQuery } from '@tanstack/react-query'
import { get } from '#ui/api.ts'
import { type CasePage, casesKey, type CaseView, type ListedCase } from '#ui/cases.ts'
import { type Unit, unitsQuery, useClasses } from '#ui/district.ts'

export interface Suggestion {
  unit: Unit
  /** The reasons, strongest first. */
  because: ('wanted' | 'class' | 'similar' | 'elsewhere' | 'street')[]
  /** Of the last closed cases like it, how many this unit finally handled. */
  similar: number
  of: number
}

const most = 4

/** Whom to send a case to, and why: the catalogue, who finally handled its like, the street itself. */
export function useSuggestions(found: CaseView): { suggestions: Suggestion[]; similar: ListedCase[] } {
  const { data: units } = useQuery(unitsQuery)
  const classes = useClasses()
  const similar = useSimilar(found)
  const before = useUnitsBefore(found)
  // Their digits send at once: none stands there until all are in their final order.
  if (!units || !before) return { suggestions: [], similar }
  const working = units.filter((unit) => !unit.until)
  const byId = new Map(working.map((unit) => [unit.id, unit]))
  const byCode = new Map(working.map((unit) => [unit.code, unit]))
  const made = new Map<number, Suggestion>()
  const add = (unit: Unit | undefined, why: Suggestion['because'][number], counted: object = {}) => {
    if (!unit) return
    const known = made.get(unit.id) ?? { unit, because: [], similar: 0, of: 0 }
    if (!known.because.includes(why)) known.because.push(why)
    made.set(unit.id, { ...known, ...counted })
  }
  add(byId.get(wantedUnit(found) ?? -1), 'wanted')
  add(byCode.get(classes.of(found.class)?.unit ?? ''), 'class')
  for (const { unit, cases, of, inStreet } of before)
    add(byId.get(unit), inStreet ? 'similar' : 'elsewhere', { similar: cases, of })
  add(byCode.get(found.street ?? ''), 'street')
  const rank = ({ because, similar, of }: Suggestion) =>
    (because.includes('wanted') ? 100 : 0) +
    (because.includes('class') ? 20 : 0) +
    (because.includes('similar') ? 40 : 15) * (of === 0 ? 0 : similar / of) +
    because.length
  const suggestions = [...made.values()].toSorted((a, b) => rank(b) - rank(a)).slice(0, most)
  return { suggestions, similar }
}

/** The unit that whoever sent it back would rather have. */
const wantedUnit = ({ steps }: CaseView): number | undefined => {
  const back = steps.findLast(({ answers }) => typeof answers.suggest === 'number')
  return back?.answers.suggest as number | undefined
}

interface UnitBefore {
  unit: number
  cases: number
  of: number
  inStreet: boolean
}

/** Who finally handled closed cases of this class, in this street or else in the others; undefined: still asked. */
function useUnitsBefore({ class: about, street, type }: CaseView): UnitBefore[] | undefined {
  const query = { type, class: about?.code, street }
  const { data, isLoading } = useQuery({
    queryKey: ['help', 'units', query],
    queryFn: () => get<{ units: UnitBefore[] }>('/help/units', query),
    enabled: Boolean(about),
    staleTime: 60_000,
  })
  return isLoading ? undefined : (data?.units ?? [])
}

/** Cases of the same class and street that have been through it lately. */
function useSimilar(found: CaseView): ListedCase[] {
  const filter = { class: found.class?.code, street: found.street, type: found.type, limit: 12 }
  const { data } = useQuery({
    queryKey: [...casesKey, 'similar', filter],
    queryFn: () => get<CasePage>('/cases', filter),
    enabled: Boolean(found.class && found.street),
    staleTime: 60_000,
  })
  return (data?.cases ?? []).filter(({ id, unit }) => id !== found.id && unit !== null)
}
