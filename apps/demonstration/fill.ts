import pg from 'pg'
import { copyLives, gatherStatistics, type Life, reserveNumbers } from '#engines/flow/flow.ts'
import { type Chance, chance } from '#kernel/chance.ts'
import type { DistrictId } from '#kernel/sql.ts'
import { caseTypes, type House } from '../house.ts'
import { appealWay } from './appeal-way.ts'
import { defectWay } from './defect-way.ts'
import { readTown, type Town } from './town.ts'
import { byHour, casesOn, channelShares } from './volumes.ts'
import type { Walk } from './walk.ts'

export interface FillWanted {
  district: DistrictId
  /** Whole days, the last of them `until`'s own. */
  days: number
  until: Date
  seed: number
  /** Days (since 1970 in the district's own time) that are there already, from a filling that was stopped. */
  known?: ReadonlySet<number>
  /** Shares of a worker among several: it takes every `of`-th day, from `part` on. */
  part?: { of: number; part: number }
}

export interface Filled {
  cases: number
  steps: number
}

const dayMs = 86_400_000
const wuhanMs = 8 * 3_600_000

/**
 * Fills a district with whole lives, planned by the very code that answers requests and copied in a day at a
 * time. The same seed gives the same cases. `progress` is told after each day.
 */
export async function fill(
  house: House,
  serverUrl: string,
  wanted: FillWanted,
  progress: (filled: Filled) => void = () => {},
): Promise<Filled> {
  const town = await readTown(house, wanted.district, chance(wanted.seed))
  const [reserving, copying] = await Promise.all([connect(serverUrl), connect(serverUrl)])
  const filled: Filled = { cases: 0, steps: 0 }
  // While one day is copied in, the next is planned.
  let copied: Promise<void> = Promise.resolve()
  const last = Math.floor((wanted.until.getTime() + wuhanMs) / dayMs)
  const { of, part } = wanted.part ?? { of: 1, part: 0 }
  try {
    // The newest days first: what a visitor looks at is there before the rest.
    for (let day = last; day > last - wanted.days; day--) {
      if (day % of !== part || wanted.known?.has(day)) continue
      const lives = await livesOf(house, reserving, town, { day, wanted })
      await copied
      copied = copyLives(copying, wanted.district, lives)
      filled.cases += lives.length
      filled.steps += lives.reduce((sum, life) => sum + life.steps.length, 0)
      progress(filled)
    }
    await copied
    await gatherStatistics(copying)
  } finally {
    await Promise.all([reserving.end(), copying.end()])
  }
  return filled
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

interface Day {
  /** Days since 1970 in Wuhan. */
  day: number
  wanted: FillWanted
}

async function livesOf(house: House, client: pg.Client, town: Town, { day, wanted }: Day): Promise<Life[]> {
  const drawn = chance(wanted.seed + day * 7919)
  const parts = { types: caseTypes, keys: house.engine.keys, desk: town.desk }
  const walk: Walk = { town, parts, chance: drawn, until: wanted.until }
  const starts = openings(drawn, day).filter(({ at }) => at < wanted.until)
  const ids = await reserveNumbers(client, town.district, dayText(day), starts)
  return starts.map(({ at, channel }, index) => {
    const numbered = { ...ids[index]!, at, channel, spot: drawn.pick(town.spots) }
    return isDefect(channel, drawn) ? defectWay(walk, numbered) : appealWay(walk, numbered)
  })
}

const isDefect = (channel: string, drawn: Chance): boolean =>
  channel === 'supervisor' || (channel === '12319' && drawn.yes(0.6))

const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

function openings(drawn: Chance, day: number): { at: Date; channel: string }[] {
  const count = casesOn(new Date(day * dayMs))
  const made = Array.from({ length: count }, () => {
    const hour = drawn.weighted(byHour)
    return {
      at: new Date(day * dayMs - wuhanMs + (hour + drawn.next()) * 3_600_000),
      channel: drawn.weighted(channelShares),
    }
  })
  return made.sort((a, b) => a.at.getTime() - b.at.getTime())
}
