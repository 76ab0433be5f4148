import { test } from 'node:test'
import { type Chance, chance } from '#kernel/chance.ts'
import { Refused } from '#kernel/errors.ts'
import type { HeldPost } from '#kernel/user.ts'
import { draw, type Pools } from '#tests/stage/answers.ts'
import { checkInvariants } from '#tests/stage/flow/invariants.ts'
import { flippedByteIsFound, mergesBalance } from '#tests/stage/flow/whole-store.ts'
import { type Town, townOf } from '#tests/stage/flow/town.ts'
import { flowStage } from '#tests/stage/flow.ts'
import { figure, progress, soak } from '#tests/soak.ts'
import { actOnCase } from './act-on-case.ts'
import type { Action } from './action.ts'
import { actionsIn, type CaseType } from './declare.ts'
import { clerkPosts, mayAct, mayOpen } from './may-act.ts'
import { openOnes } from './plan/draft.ts'
import { openCase } from './open-case.ts'
import { verifyDistrict } from './verify.ts'
import { caseById, type FoundCase } from './queries.ts'
import { flowSettings } from './settings.ts'
import { sweepClocks } from './sweep.ts'

const { inDistrict } = flowStage()

const count = (met: Map<string, number>, what: string) => met.set(what, (met.get(what) ?? 0) + 1)

/** Refusals of rules are part of a walk; anything else is a fault. */
async function attempt<T>(town: Town, what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    const done = await work()
    count(town.met, what)
    return done
  } catch (error) {
    if (!(error instanceof Refused)) throw new Error(`${what}: ${String(error)}`, { cause: error })
    count(town.met, `${error.refusal.code} at ${what}`)
    return undefined
  }
}

function open(town: Town, type: CaseType, luck: Chance): Promise<{ id: number } | undefined> {
  const { house, district, clock } = town.d
  const now = clock.now()
  const user = luck.pick(town.users.filter((one) => mayOpen(one, type)))
  const fields = draw(type.fields, luck, { ...town.pools, below: [], cases: [], accounts: {}, now })!
  const upstream = luck.yes(0.2)
    ? {
        system: 'city',
        number: String(luck.next()),
        due: new Date(now.getTime() + luck.between(2, 20) * 86_400_000),
      }
    : undefined
  const opening = {
    ...{ type: type.code, channel: luck.pick(['12345', '12319', 'supervisor']), fields },
    ...(luck.yes(0.8) && luck.pick(town.filings)),
    ...(upstream && {
      upstream: { ...upstream, due: new Date(Math.floor(upstream.due.getTime() / 60_000) * 60_000) },
    }),
    urgency: luck.yes(0.1) ? ('urgent' as const) : ('normal' as const),
  }
  return attempt(town, `${type.code} open`, () =>
    house.store.inDistrict(district, ({ db, atCommit }) =>
      openCase(house.engine, { db, atCommit, user, district, now }, opening),
    ),
  )
}

/** The case as it stands now: a clock that ran out on the way has been passed by the sweep. */
async function readSwept({ d: { house, district, clock } }: Town, id: number): Promise<FoundCase> {
  const read = () => house.store.inDistrict(district, async ({ db }) => (await caseById(db, district, id))!)
  const found = await read()
  const now = clock.now()
  if (!found.deadlines.some(({ state, due_at: due }) => state === 'running' && due! < now)) return found
  while ((await sweepClocks(house.store, district, now)).length > 0);
  return read()
}

/** One action that this case offers somebody; undefined where nobody may do anything any more. */
function choose(town: Town, found: FoundCase, type: CaseType, luck: Chance) {
  const { users } = town
  const offers = Object.entries(actionsIn(type, found.case.state)).flatMap(([code, action]) =>
    users.flatMap((user) => {
      const as = mayAct(user, action, found)
      return as && !takenAlong.has(code) ? [{ code, action, user, as }] : []
    }),
  )
  if (offers.length === 0) return undefined
  const aside = new Set(offers.filter(({ action }) => action.to === 'same').map(({ code }) => code)).size
  const weights = new Map(
    offers.map(({ code, action }) => [
      code,
      weightOf(action, type, aside) * novelty(town, `${type.code} ${code}`),
    ]),
  )
  const code = luck.weighted([...weights].map(([one, weight]) => [weight, one]))
  return luck.pick(offers.filter((offer) => offer.code === code))
}

/** Who may be given a task: a supervisor, or whoever may do what the lead does; nobody: back to the basket. */
function accountsFor({ users }: Town, { assignments }: FoundCase): Pools['accounts'] {
  const lead = openOnes(assignments, 'lead')[0]
  const holders = (fits: (post: HeldPost) => boolean) =>
    users.filter(({ posts }) => posts.some(fits)).map(({ account }) => account)
  return {
    supervisor: holders(({ post }) => post === 'supervisor'),
    lead: [
      null,
      ...holders(({ post, unit }) =>
        lead?.post ? post === lead.post : clerkPosts.has(post) && unit === lead?.unit_id,
      ),
    ],
  }
}

/** What the engine takes along with another case's action; nobody takes it by itself. */
const takenAlong = new Set(['absorb', 'release', 'answerMerged', 'supervised'])

/** Ends come late and the product's own acts seldom, so that a walk sees the whole of a type; who is asked answers. */
function weightOf({ to, by }: Action, { states }: CaseType, aside: number): number {
  if (by.every((who) => who === 'system')) return 0.15
  if (by.includes('approver')) return 1
  if (to === 'same') return 2 / aside
  return states[to]?.final ? 0.25 : 2
}

async function step(
  town: Town,
  found: FoundCase,
  type: CaseType,
  luck: Chance,
  cases: number[],
): Promise<'done' | 'refused' | 'over'> {
  const { house, district, clock } = town.d
  const offer = choose(town, found, type, luck)
  if (!offer) return 'over'
  const { code, action, user, as } = offer
  const now = clock.now()
  const below = town.below.get(as.unit) ?? []
  const accounts = accountsFor(town, found)
  const open = found.deadlines.flatMap(({ name, ended_at }) => (ended_at ? [] : name.split('.').slice(1)))
  const stages = luck.yes(0.9) ? open : undefined
  count(town.tries, `${type.code} ${code}`)
  const answers = draw(action.asks, luck, { ...town.pools, below, cases, accounts, stages, now })
  if (!answers) return 'refused'
  const done = await attempt(town, `${type.code} ${code}`, () =>
    house.store.inDistrict(district, ({ db, atCommit }) =>
      actOnCase(
        house.engine,
        { db, atCommit, user, district, now },
        { id: found.case.id, action: code, answers },
      ),
    ),
  )
  return done ? 'done' : 'refused'
}

/**
 * Turns that need another turn before them come by chance once in thousands of walks: what was seldom taken is
 * tried sooner, until it is taken or has been refused often enough.
 */
function novelty({ met, tries }: Town, what: string): number {
  const [taken, tried] = [met.get(what) ?? 0, tries.get(what) ?? 0]
  if (taken === 0 && tried < 1_000) return 8
  return taken < 10 && tried < 2_000 ? 3 : 1
}

const over = new Set(['replaced', 'void'])

/** From the opening to an end, or twenty steps; a refusal takes no time. What must hold is asked before each try. */
async function walk(town: Town, type: CaseType, luck: Chance, cases: number[]): Promise<void> {
  const { house, clock } = town.d
  const opened = await open(town, type, luck)
  if (!opened) return
  cases.unshift(opened.id)
  cases.length = Math.min(cases.length, 6)
  for (let steps = 0, tries = 0; steps < 20 && tries < 60; tries++) {
    const found = await readSwept(town, opened.id)
    const own = house.engine.types.get(found.case.case_type)!
    town.clocks += found.deadlines.filter((one) => one.due_at && !over.has(one.state)).length
    checkInvariants(found, own, clock.now(), town.recount, flowSettings.usual.upstreamMarginMinutes * 60_000)
    const came = await step(town, found, own, luck, cases)
    if (came === 'over') return
    if (came === 'refused') continue
    steps += 1
    clock.advance(Math.floor(luck.next() ** 4 * 6 * 1_440) * 60_000)
  }
}

/** Declared actions that no walk took, by type; those that come along with another are left out. */
const neverTaken = ({ d, met }: Town): string[] =>
  [...d.house.engine.types.values()].flatMap((type) => {
    const codes = new Set(Object.keys(type.states).flatMap((state) => Object.keys(actionsIn(type, state))))
    return [...codes]
      .filter((code) => !takenAlong.has(code) && !met.has(`${type.code} ${code}`))
      .map((code) => `${type.code} ${code}`)
  })

const walks = soak(60, 10_000, 'walks')
const firstSeed = soak(1, 1, 'seed')

test(
  'random walks over every case type: declared states, one lead, one clock truth, chains that verify',
  inDistrict(async (d) => {
    const town = await townOf(d)
    const cases: number[] = []
    const types = [...d.house.engine.types.values()]
    for (let seed = firstSeed; seed < firstSeed + walks; seed++) {
      const luck = chance(seed)
      if (seed % 50 === 0) d.clock.set(new Date('2026-03-02T01:00:00Z'))
      await walk(town, types[seed % types.length]!, luck, cases).catch((error: unknown) => {
        throw new Error(`walk ${seed} of ${types[seed % types.length]!.code}: ${String(error)}`, {
          cause: error,
        })
      })
      progress(() => `${seed - firstSeed + 1} of ${walks} walks`)
    }
    await d.verifies()
    await mergesBalance(d)
    await flippedByteIsFound(d, chance(firstSeed))
    await d.verifies()
    if (process.env.TELL)
      console.log(Object.fromEntries([...town.met].toSorted(([a], [b]) => a.localeCompare(b))))
    const { cases: walked, steps } = await verifyDistrict(d.house.store, d.district)
    const taken = [...town.met.keys()].filter((what) => !what.includes(' at ')).length
    const never = neverTaken(town)
    figure('walks', {
      ...{ 'first seed': firstSeed, walks, types: types.length, cases: walked, steps },
      ...{
        'clocks recounted by the minute': town.clocks,
        'broken chains': 0,
        'flipped bytes found': '1 of 1',
      },
      ...{ 'kinds of actions taken': taken, 'never taken': never.join(' ') || 'none' },
    })
  }),
)
