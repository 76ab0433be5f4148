import { searchClasses, standardsInForce } from '#engines/catalogue/catalogue.ts'
import { citizenUser, clerkPosts, type Opening, systemUser } from '#engines/flow/flow.ts'
import { dayAt, enrichWith, unitsBelow, unitsWorking } from '#engines/org/org.ts'
import type { Db } from '#kernel/sql.ts'
import type { User } from '#kernel/user.ts'
import type { Pools } from '#tests/stage/answers.ts'
import type { FlowDistrict } from '../flow.ts'
import { type Recount, recountOf } from './recount.ts'

/** Everything a walk draws from. */
export interface Town {
  d: FlowDistrict
  users: User[]
  pools: Pick<Pools, 'units' | 'classes'>
  /** What a case is opened as: a class, of one in four a filing condition with a limit in stages, which few have. */
  filings: Pick<Opening, 'class' | 'condition'>[]
  /** Units below one, those in which somebody walks. */
  below: Map<number, number[]>
  recount: Recount
  /** What was refused, by code, and what was done, by type and action: a walk that does nothing proves nothing. */
  met: Map<string, number>
  /** How often each was tried, taken or refused. */
  tries: Map<string, number>
  /** How many clocks were counted again, minute by minute. */
  clocks: number
}

const walkers = [
  ...['call-taker', 'acceptor', 'dispatcher', 'reviewer', 'caller-back', 'shift-leader', 'supervisor'],
  ...['supervisor-02', 'supervision-officer', 'confidential-officer', 'confidential-officer-02', 'leader'],
  ...['upstream-clerk', 'network-duty', 'unit-clerk', 'unit-clerk-03', 'street-clerk', 'community-clerk'],
]

/** The people of the stage, the product itself and a citizen; units that somebody acts for. */
export async function townOf(d: FlowDistrict): Promise<Town> {
  const { house, district, clock } = d
  const people = await Promise.all(walkers.map((login) => d.person(login)))
  return house.store.inDistrict(district, async ({ db }) => {
    const system = systemUser(district)
    const users: User[] = [system, citizenUser(district)]
    for (const { account, login } of people) {
      const known = { ...system, account, login, name: login, permissions: new Set<string>() }
      users.push(await enrichWith(clock.now)(db, known))
    }
    const clerks = users.flatMap(({ posts }) => posts.filter(({ post }) => clerkPosts.has(post)))
    const units = [...new Set(clerks.map(({ unit }) => unit))]
    const working = await unitsWorking(db, district)
    const below = new Map<number, number[]>()
    for (const unit of units) {
      const lower = (await unitsBelow(db, district, unit)).filter((one) => one !== unit)
      below.set(unit, [...lower.filter((one) => units.includes(one)), ...lower.slice(0, 1)])
    }
    const day = dayAt(clock.now())
    const classes = await searchClasses(db, district, { level: 2, retired: false, day, limit: 200 })
    const filings = classes.map(({ edition, kind, code }) => ({ class: { edition, kind, code } }))
    return {
      ...{ d, users, below, met: new Map<string, number>(), tries: new Map<string, number>(), clocks: 0 },
      pools: {
        units: units.filter((unit) => working.has(unit)),
        classes: filings.map((one) => one.class),
      },
      filings: [...filings, ...(await stagedIn(db, d, Math.ceil(filings.length / 3)))],
      recount: await recountOf(house.store, district, 2026),
    }
  })
}

/** Filing conditions with a limit in stages, each as often as makes `many`. */
async function stagedIn(db: Db, { district, clock }: FlowDistrict, many: number): Promise<Town['filings']> {
  const { conditions } = await standardsInForce(db, district, clock.now())
  const staged = conditions.filter(({ stages }) => stages.length > 0)
  const filings = staged.map((one) => ({ class: one.class, condition: one.code }))
  return Array.from({ length: many }, (_, i) => filings[i % filings.length]!)
}
