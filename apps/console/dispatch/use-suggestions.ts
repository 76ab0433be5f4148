import { useQuery } from '@tanstack/react-query'
import { get } from '#ui/api.ts'
import { type CasePage, casesKey, type CaseView, type ListedCase } from '#ui/cases.ts'
import { type Unit, unitsQuery, useClasses } from '#ui/district.ts'

export interface Suggestion {
  unit: Unit
  /** The reasons, strongest first. */
  because: ('wanted' | 'class' | 'similar' | 'street')[]
  similar: number
}

const most = 4

/** Whom to send a case to, and why: the catalogue, cases like it in the same street, the street itself. */
export function useSuggestions(found: CaseView): { suggestions: Suggestion[]; similar: ListedCase[] } {
  const { data: units } = useQuery(unitsQuery)
  const classes = useClasses()
  const similar = useSimilar(found)
  if (!units) return { suggestions: [], similar }
  const working = units.filter((unit) => !unit.until)
  const byId = new Map(working.map((unit) => [unit.id, unit]))
  const byCode = new Map(working.map((unit) => [unit.code, unit]))
  const made = new Map<number, Suggestion>()
  const add = (unit: Unit | undefined, why: Suggestion['because'][number]) => {
    if (!unit) return
    const known = made.get(unit.id) ?? { unit, because: [], similar: 0 }
    if (!known.because.includes(why)) known.because.push(why)
    if (why === 'similar') known.similar += 1
    made.set(unit.id, known)
  }
  add(byId.get(wantedUnit(found) ?? -1), 'wanted')
  add(byCode.get(classes.of(found.class)?.unit ?? ''), 'class')
  for (const each of similar) add(byId.get(each.unit ?? -1), 'similar')
  add(byCode.get(found.street ?? ''), 'street')
  const rank = ({ because, similar }: Suggestion) =>
    (because.includes('wanted') ? 100 : 0) +
    (because.includes('class') ? 20 : 0) +
    4 * similar +
    because.length
  const suggestions = [...made.values()].toSorted((a, b) => rank(b) - rank(a)).slice(0, most)
  return { suggestions, similar }
}

/** The unit that whoever sent it back would rather have. */
const wantedUnit = ({ steps }: CaseView): number | undefined => {
  const back = steps.findLast(({ answers }) => typeof answers.suggest === 'number')
  return back?.answers.suggest as number | undefined
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
