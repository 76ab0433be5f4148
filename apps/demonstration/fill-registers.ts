import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import {
  changeEntry,
  createEntries,
  type Fields,
  type Register,
  type Writing,
} from '#engines/registers/registers.ts'
import { type Chance, chance } from '#kernel/chance.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import { inventCensus } from '#modules/grid/module.ts'
import type { House } from '../house.ts'
import { modules } from '../modules.ts'
import { type Furniture, furniture } from './street-furniture.ts'
import { readTown, type Town, type Worker } from './town.ts'

const edition = 'gbt47678.5-2026'
const usualComponents = 3200
const repairs = 160
const dayMs = 86_400_000
/** The register was taken over so many days ago; what changed since then is in its history. */
const takenOverDays = 60

export interface RegistersWanted {
  district: DistrictId
  until: Date
  seed: number
  components?: number
  progress?: (entries: number) => void
}

export interface RegistersFilled {
  components: number
  articles: number
}

/**
 * Fills the registers of the demonstration: components with illustrative places, some broken and mended since,
 * a census under way, articles of our own. The same seed gives the same.
 */
export async function fillRegisters(
  house: House,
  { district, until, seed, components = usualComponents, progress = () => {} }: RegistersWanted,
): Promise<RegistersFilled> {
  const drawn = chance(seed + 17)
  const town = await readTown(house, district, drawn)
  const keeper = town.holders.get('shift-leader')![0]!
  const days = (ago: number) => new Date(until.getTime() - ago * dayMs)
  const inside = writingAt(house.store, district, keeper)
  const entries = drawComponents(town, drawn, components)
  const component = registerCalled('component')
  for (let at = 0; at < entries.length; at += 400) {
    await inside(days(takenOverDays), (writing) =>
      createEntries(writing, component, entries.slice(at, at + 400), { why: '部件普查成果入库' }),
    )
    progress(Math.min(at + 400, entries.length))
  }
  await breakAndMend(inside, component, entries, drawn, days)
  await startCensus(inside, town, days(6))
  const articles = await writeArticles(inside, town, days(takenOverDays))
  return { components: entries.length, articles }
}

const registerCalled = (code: string): Register =>
  modules.flatMap((room) => room.registers).find((register) => register.code === code)!

type Inside = <T>(now: Date, work: (writing: Writing) => Promise<T>) => Promise<T>

const writingAt =
  (store: Store, district: DistrictId, { user }: Worker): Inside =>
  (now, work) =>
    store.inDistrict(district, ({ db }) => work({ db, district, now, user }))

function drawComponents({ district, spots, units }: Town, drawn: Chance, components: number): Fields[] {
  const numbers = new Map<string, number>()
  const weighted = furniture.map((one): [number, Furniture] => [one.share, one])
  return Array.from({ length: components }, () => {
    const { code, title, owner, maintainer } = drawn.weighted(weighted)
    const { name, location } = drawn.pick(spots)
    const number = (numbers.get(code) ?? 0) + 1
    numbers.set(code, number)
    const year = Math.floor(drawn.between(2004, 2025))
    const month = String(Math.ceil(drawn.between(0, 12))).padStart(2, '0')
    return {
      identifier: `${district}${code}${String(number).padStart(6, '0')}`,
      class: { edition, kind: 'component', code },
      name: title,
      state: drawn.weighted<string>([
        [0.955, 'good'],
        [0.03, 'broken'],
        [0.01, 'disused'],
        [0.005, 'lost'],
      ]),
      authority: units.get('urban-management'),
      owner: units.get(owner),
      maintainer: units.get(maintainer),
      place: { lng: location.lng, lat: location.lat },
      address: `${name}${Math.ceil(drawn.between(0, 260))}号附近`,
      built: `${year}-${month}-01`,
      source: drawn.yes(0.8) ? 'surveyed' : 'base-data',
    }
  })
}

/** Some broke since and most of those were mended: what the history and the readings as of a day show. */
async function breakAndMend(
  inside: Inside,
  component: Register,
  entries: readonly Fields[],
  drawn: Chance,
  days: (ago: number) => Date,
): Promise<void> {
  const sound = entries.filter(({ state }) => state === 'good')
  for (const fields of drawn.shuffle(sound).slice(0, repairs)) {
    const key = String(fields.identifier)
    const broke = drawn.between(8, takenOverDays - 2)
    const { fields: settled } = await inside(days(broke), async (writing) =>
      changeEntry(writing, component, {
        ...{ key, version: 1, fields: { ...fields, state: 'broken' } },
        why: '巡查发现破损',
      }),
    )
    if (drawn.yes(0.75))
      await inside(days(broke - drawn.between(1, 6)), (writing) =>
        changeEntry(writing, component, {
          ...{ key, version: 2, fields: { ...settled, state: 'good' } },
          why: '修复完成',
        }),
      )
  }
}

/** A census of the lids of one community, with what its walkers have found so far. */
async function startCensus(inside: Inside, town: Town, now: Date): Promise<void> {
  const community = town.spots[0]!.location.community!
  const cells = [...new Set(town.spots.map(({ location }) => location))]
    .filter((location) => location.community === community)
    .map(({ cell }) => cell!)
  const walkers = town.holders.get('supervisor')!.map(({ user }) => user)
  const day = (ahead: number) => new Date(now.getTime() + ahead * dayMs).toISOString().slice(0, 10)
  await inside(now, (writing) =>
    inventCensus(writing, {
      ...{ title: '井盖专项普查', from: day(0), until: day(30) },
      ...{ cells: [...new Set(cells)].toSorted(), classes: lids, walkers },
    }),
  )
}

/** Classes of lids in the national catalogue of 2026. */
const lids = furniture
  .filter(({ title }) => title.endsWith('井盖'))
  .map(({ code }) => ({ edition, kind: 'component' as const, code }))

const articlesShape = z.object({
  articles: z.array(
    z.object({
      ...{ title: z.string(), keywords: z.string(), body: z.string(), owner: z.string() },
      ...{ classes: z.array(z.string()), state: z.string(), reviewInDays: z.number() },
    }),
  ),
})

const articlesFile = path.join(import.meta.dirname, '..', '..', 'profiles', 'jianghan', 'knowledge.json')

async function writeArticles(inside: Inside, { units }: Town, now: Date): Promise<number> {
  const { articles } = articlesShape.parse(JSON.parse(await readFile(articlesFile, 'utf8')))
  const entries = articles.map(({ classes, owner, reviewInDays, ...article }) => ({
    ...article,
    owner: units.get(owner),
    classes: classes.map((code) => ({ edition: 'local-appeals', kind: 'appeal', code })),
    reviewOn: new Date(now.getTime() + reviewInDays * dayMs).toISOString().slice(0, 10),
  }))
  await inside(now, (writing) =>
    createEntries(writing, registerCalled('knowledge-article'), entries, { why: '首批条目审定发布' }),
  )
  return entries.length
}
