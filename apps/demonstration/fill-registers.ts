import { readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import {
  copyEntries,
  createEntries,
  type EntrySaid,
  indexCopied,
  listVersions,
  newestOf,
  type Register,
  type Writing,
} from '#engines/registers/registers.ts'
import { chance } from '#kernel/chance.ts'
import type { DistrictId } from '#kernel/sql.ts'
import { inventCensus } from '#modules/grid/module.ts'
import type { House } from '../house.ts'
import { modules } from '../modules.ts'
import { drawComponents, edition, takenOverDays } from './draw-components.ts'
import { furniture } from './street-furniture.ts'
import { readTown, type Town, type Worker } from './town.ts'

const usualComponents = 3200
const dayMs = 86_400_000

export interface RegistersWanted {
  district: DistrictId
  until: Date
  seed: number
  components?: number
  /** How far it is: entries that are there, the last of them copied just now or in a filling before. */
  progress?: (reached: { entries: number; copied: boolean }) => void
  /** How search comes to know what was copied, where a large store has a quicker way. */
  index?: () => Promise<void>
}

export interface RegistersFilled {
  components: number
  articles: number
}

/**
 * Fills the registers of the demonstration: components with illustrative places, some broken and mended since,
 * a census under way, articles of our own. The same seed gives the same, and goes on where it was stopped.
 */
export async function fillRegisters(
  house: House,
  serverUrl: string,
  { district, until, seed, components = usualComponents, progress = () => {}, index }: RegistersWanted,
): Promise<RegistersFilled> {
  const drawn = chance(seed + 17)
  const town = await readTown(house, district, drawn)
  const keeper = town.holders.get('shift-leader')![0]!
  const days = (ago: number) => new Date(until.getTime() - ago * dayMs)
  const inside = writingAt(house, district, keeper)
  const lives = drawComponents(town, drawn, until)
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    for (let at = 0; at < components; at += batch) {
      const told = Array.from({ length: Math.min(batch, components - at) }, () => lives.next().value!)
      const copied = await copyBatch(inside, client, registerCalled('component'), told)
      progress({ entries: at + told.length, copied })
    }
    // A filling that was stopped may have left texts unread: that nothing was copied now says nothing.
    await (index?.() ?? indexCopied(client, { district, register: 'component' }))
  } finally {
    await client.end()
  }
  if (await inside(until, (writing) => isEmpty(writing, 'census'))) await startCensus(inside, town, days(6))
  const articles = await writeArticles(inside, town, days(takenOverDays))
  return { components, articles }
}

/** So many entries are one transaction: a filling that was stopped goes on after the last of them. */
const batch = 2000

/** Copies a batch in unless it is there; every batch is there as a whole or not at all. */
const copyBatch = (
  inside: Inside,
  client: pg.Client,
  register: Register,
  told: EntrySaid[][],
): Promise<boolean> =>
  inside(told[0]![0]!.at, async (writing) => {
    const key = String(told[0]![0]!.fields.identifier)
    const known = await newestOf(writing.db, writing.district, register.code, [key])
    if (known.size > 0) return false
    await copyEntries(client, writing, register, told)
    return true
  })

const isEmpty = async ({ db, district }: Writing, register: string): Promise<boolean> => {
  const asked = { filters: [], words: [], retired: true, after: undefined, limit: 1 }
  return (await listVersions(db, district, register, asked)).length === 0
}

const registerCalled = (code: string): Register =>
  modules.flatMap((room) => room.registers).find((register) => register.code === code)!

type Inside = <T>(now: Date, work: (writing: Writing) => Promise<T>) => Promise<T>

const writingAt =
  ({ store, engine: { keys } }: House, district: DistrictId, { user }: Worker): Inside =>
  (now, work) =>
    store.inDistrict(district, ({ db }) => work({ db, district, now, user, keys }))

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
  await inside(now, async (writing) => {
    if (await isEmpty(writing, 'knowledge-article'))
      await createEntries(writing, registerCalled('knowledge-article'), entries, { why: '首批条目审定发布' })
  })
  return entries.length
}
