import type { Text } from '../errors.ts'
import type { Route } from '../route.ts'
import type { Db, DistrictId } from '../sql.ts'
import type { AuditRow } from './queries.ts'
import { fieldsOf, tellDetails, type ToldDetail } from './tell-details.ts'
import type { NameOf } from './tell-value.ts'
import { allOtherActs, type Fields, thingNamed, thingOf } from './thing.ts'

/** An act as an auditor without knowledge of the house reads it. */
export interface Told {
  words: Text
  /** What it was about: its kind, its key, what it is called now. */
  thing: { kind: Text | null; name: Text } | null
  told: ToldDetail[]
}

/** Every act that may stand in the trail, with its words: each route's own summary, and the few that are no route. */
export const actsOf = (routes: readonly Route[]): ReadonlyMap<string, Text> =>
  new Map([
    ...routes.map((made) => [`${made.method} ${made.path}`, made.summary] as const),
    ...allOtherActs(),
  ])

/** Tells a page of the trail. Names are asked for once for each kind of thing, not once for each line. */
export async function tellRows(
  db: Db,
  district: DistrictId,
  rows: readonly AuditRow[],
  routes: readonly Route[],
): Promise<Told[]> {
  const acts = actsOf(routes)
  const says = new Map(
    routes.flatMap((made) => (made.says ? [[`${made.method} ${made.path}`, made.says]] : [])),
  )
  const nameOf = await namesFor(db, district, rows)
  return rows.map((row) => ({
    words: says.get(row.act)?.(row.details) ?? acts.get(row.act) ?? { zh: row.act, en: row.act },
    thing: row.subject === null ? null : tellThing(row.subject, nameOf),
    told: tellDetails(row.subject, row.details, nameOf),
  }))
}

function tellThing(subject: string, nameOf: NameOf): Told['thing'] {
  const { thing, key } = thingNamed(subject)
  return {
    kind: thing?.title ?? null,
    name: (thing && nameOf(thing.word, key)) ?? { zh: key, en: key },
  }
}

async function namesFor(db: Db, district: DistrictId, rows: readonly AuditRow[]): Promise<NameOf> {
  const wanted = new Map<string, Set<string>>()
  const want = (word: string, key: string) => {
    const keys = wanted.get(word) ?? new Set<string>()
    wanted.set(word, keys.add(key))
  }
  for (const { subject, details } of rows) {
    const { thing, key } = thingNamed(subject ?? '')
    if (thing && subject !== null) want(thing.word, key)
    gather(details, fieldsOf(subject), want)
  }
  const found = new Map<string, ReadonlyMap<string, Text>>()
  for (const [word, keys] of wanted) {
    const names = thingOf(word)?.names
    if (names) found.set(word, await names(db, district, [...keys]))
  }
  return (word, key) => found.get(word)?.get(key)
}

/** The keys of other things that stand among the details. */
function gather(value: unknown, fields: Fields, want: (word: string, key: string) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, each] of Object.entries(value)) {
    const field = fields[key]
    // Before and after hold the same fields as the whole.
    if (['before', 'after', 'from', 'to'].includes(key)) gather(each, fields, want)
    if (field?.fields) for (const inner of [each].flat()) gather(inner, field.fields, want)
    const { of } = field ?? {}
    if (of) for (const one of [each].flat()) if (typeof one !== 'object') want(of, String(one))
  }
}
