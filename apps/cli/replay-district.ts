import path from 'node:path'
import { seedCalendar } from '#engines/calendar/calendar.ts'
import { loadCatalogue, readCatalogue } from '#engines/catalogue/catalogue.ts'
import { districtUndescribed, type ImportMapping } from '#engines/exchange/exchange.ts'
import { saveChannel } from '#engines/flow/flow.ts'
import { districtsOf, loadOrganisation, parseAreaCode, readOrganisation } from '#engines/org/org.ts'
import { refuse } from '#kernel/errors.ts'
import { sql, type Store } from '#kernel/sql.ts'
import { WrongCall } from './command.ts'

const profiles = path.join(import.meta.dirname, '..', '..', 'profiles')

/** Before all history that our calendar can judge. */
const always = new Date('1992-01-01T00:00:00+08:00')

type Described = ImportMapping & { district: NonNullable<ImportMapping['district']> }
type Organisation = Awaited<ReturnType<typeof readOrganisation>>
type Catalogue = Awaited<ReturnType<typeof readCatalogue>>

/**
 * The district that a source's history is replayed into, furnished from the mapping (streets, units, classes,
 * channels) and a profile (posts, national classes, standards, calendar). One that is there must be the same
 * source's: a replay never mixes with a working district.
 */
export async function replayDistrict(store: Store, mapping: ImportMapping, profile: string): Promise<number> {
  if (!mapping.district) return refuse(districtUndescribed)
  const described = mapping as Described
  const code = Number(described.district.code)
  parseAreaCode(described.district.code, 'district')
  if ((await districtsOf(store)).includes(code)) {
    const name = await nameOf(store, code)
    if (name === described.district.name.zh) return code
    throw new WrongCall(
      `${code} 是“${name}”，不能用于回放 is another district: give a code of its own with --district`,
    )
  }
  const folder = path.join(profiles, profile)
  const [organisation, catalogue] = await Promise.all([
    readOrganisation(folder),
    readCatalogue(path.join(profiles, 'national'), folder),
  ])
  await store.inDistrict(code, async ({ db }) => {
    await loadOrganisation(db, code, organisationOf(described, organisation), always)
    await seedCalendar(db, code, { at: always })
    await loadCatalogue(db, code, catalogueOf(described, catalogue), always)
    for (const channel of described.district.channels) await saveChannel(db, code, channel)
  })
  return code
}

const nameOf = (store: Store, district: number): Promise<string | undefined> =>
  store.inDistrict(district, async ({ db }) => {
    const { rows } = await sql<{ name: string }>`select name_zh as name from org.fact_area
      where district_id = ${district} and kind = 'district'`.execute(db)
    return rows[0]?.name
  })

function organisationOf({ district }: Described, { posts }: Organisation): Organisation {
  const { code, name, streets, units } = district
  return {
    ...{ district: Number(code), name, posts, accounts: [], places: [] },
    areas: [
      { code, kind: 'district', name, polygon: undefined },
      ...streets.map((street) => ({ ...street, kind: 'street' as const, polygon: undefined })),
    ],
    units: [
      { code: 'district', kind: 'district', parent: null, name },
      { code: 'centre', kind: 'centre', parent: 'district', name: { zh: '中心', en: 'Centre' } },
      ...units.map((unit) => ({ ...unit, kind: 'department' as const, parent: 'district' })),
      ...streets.map((street) => ({ ...street, kind: 'street' as const, parent: 'district' })),
    ],
  }
}

function catalogueOf({ classes, name }: Described, catalogue: Catalogue): Catalogue {
  if (!classes) return catalogue
  const { edition, kind, majors, titles } = classes
  const named = new Map(Object.entries(classes.codes).map(([word, code]) => [code, { zh: word, en: word }]))
  const all = new Map([...named, ...Object.entries(titles), ...Object.entries(majors)])
  const made = [...all]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, title]) => ({
      ...{ edition, kind, code, title, unit: undefined, confidence: 'S' as const },
      level: code.length === 2 ? 1 : code.length === 5 ? 2 : 3,
      parent: code.length === 2 ? undefined : code.slice(0, -3),
    }))
  return {
    ...catalogue,
    editions: [
      ...catalogue.editions,
      { edition, title: name, basis: name.zh, from: null, until: null, national: false },
    ],
    classes: [...catalogue.classes, ...made],
  }
}
