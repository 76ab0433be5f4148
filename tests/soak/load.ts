import { caseTypes } from '#apps/house.ts'
import { actionsIn } from '#engines/flow/flow.ts'
import { type Chance, chance } from '#kernel/chance.ts'
import { type Drawn, draw, drawFrom, type Pools } from '#tests/stage.ts'
import { type Met, nothingMet, type Person, signIn } from './client.ts'

/** What clients were told is done. */
export interface Ledger {
  opened: { key: string; token: string; id: number; number: string }[]
  acted: { key: string; id: number; action: string; version: number }[]
  /** Answers that said: done before. Each is a request whose first answer was lost on the way. */
  replayed: number
  /** Refusals of rules, by code: part of any day. */
  refused: Map<string, number>
  met: Met
}

export interface Load {
  ledger: Ledger
  people: readonly Person[]
  /** Runs so many clients until told to stop; each ends when its last request has its answer. */
  run(clients: number, until: () => boolean): Promise<void>
}

/** The posts that move cases of every type. */
const logins = [
  ...['call-taker', 'call-taker-02', 'acceptor', 'dispatcher', 'reviewer', 'caller-back', 'shift-leader'],
  ...['supervisor', 'supervisor-02', 'supervision-officer', 'confidential-officer', 'leader', 'network-duty'],
  ...['upstream-clerk', 'unit-clerk', 'unit-clerk-03', 'street-clerk', 'community-clerk'],
]

/** Who opens what. */
const openings = [
  [6, 'call-taker', 'citizen-appeal', '12319'],
  [2, 'call-taker-02', 'citizen-appeal', 'web'],
  [4, 'supervisor', 'street-defect', 'supervisor'],
  [2, 'supervisor-02', 'street-defect', 'supervisor'],
  [1, 'acceptor', 'street-defect', '12319'],
] as const

interface Town {
  origin: string
  people: Map<string, Person>
  pools: Pick<Pools, 'units' | 'classes' | 'accounts'>
  below: Map<number, number[]>
  /** Cases that still go on, newest last. */
  cases: number[]
  luck: Chance
  openShare: number
  ledger: Ledger
}

/** Few enough that cases get far. */
const mostCases = 150

export async function loadOn(origin: string, seed: number, openShare: number): Promise<Load> {
  const met = nothingMet()
  const people = new Map(
    (await Promise.all(logins.map((login) => signIn(origin, login, met)))).map((one) => [one.login, one]),
  )
  const town: Town = {
    ...{ origin, people, cases: [], luck: chance(seed), openShare },
    ...(await surroundings(people)),
    ledger: { opened: [], acted: [], replayed: 0, refused: new Map(), met },
  }
  let keys = 0
  return {
    ledger: town.ledger,
    people: [...people.values()],
    async run(clients, until) {
      const client = async () => {
        while (!until()) {
          const key = `soak-${seed}-${(keys += 1)}`
          if (town.cases.length < 20 || town.luck.yes(town.openShare)) await open(town, key, keys)
          else await act(town, key)
        }
      }
      await Promise.all(Array.from({ length: clients }, client))
    },
  }
}

async function surroundings(people: Map<string, Person>): Promise<Pick<Town, 'pools' | 'below'>> {
  const dispatcher = people.get('dispatcher')!
  const clerks = [...people.values()].filter(
    ({ login }) => login.includes('clerk') && !/upstream/.test(login),
  )
  const units = [...new Set(clerks.flatMap((clerk) => clerk.posts.map(({ unit }) => unit)))]
  const below = new Map<number, number[]>()
  for (const unit of units) {
    const { body } = await dispatcher.get<{ units: { id: number }[] }>(`/org/units?below=${unit}`)
    below.set(
      unit,
      body.units.map(({ id }) => id).filter((id) => id !== unit),
    )
  }
  const { body } = await dispatcher.get<{ classes: Pools['classes'] }>('/catalogue/classes?level=2&limit=200')
  const classes = body.classes.map(({ edition, kind, code }) => ({ edition, kind, code }))
  const supervisor = ['supervisor', 'supervisor-02'].map((login) => people.get(login)!.account)
  return { pools: { units, classes, accounts: { supervisor, lead: [null] } }, below }
}

/** A word of letters alone, since a number in a text might be masked. */
const tokenOf = (key: number): string =>
  `SOAK${String(key).replace(/\d/g, (digit) => 'ABCDEFGHIJ'[Number(digit)]!)}X`

async function open(town: Town, key: string, count: number): Promise<void> {
  const { luck, ledger } = town
  const [login, type, channel] = luck.weighted(openings.map(([weight, ...what]) => [weight, what]))
  const declared = caseTypes.get(type)!
  const pools = { ...town.pools, below: [], cases: [], now: new Date() }
  const token = tokenOf(count)
  const fields = { ...draw(declared.fields, luck, pools), text: `路灯不亮，请尽快处理 ${token}` }
  const opening = {
    ...{ type, channel, fields },
    ...(luck.yes(0.8) && { class: luck.pick(town.pools.classes) }),
    place: { lng: luck.between(114.25, 114.3), lat: luck.between(30.57, 30.61) },
  }
  const { status, body, replayed } = await town.people
    .get(login)!
    .post<{ id: number; number: string; code?: string }>('/cases', opening, key)
  if (status !== 201) return refused(ledger, `${body.code} at ${type} open`)
  if (replayed) ledger.replayed += 1
  ledger.opened.push({ key, token, id: body.id, number: body.number })
  town.cases.push(body.id)
  if (town.cases.length > mostCases) town.cases.shift()
}

const refused = ({ refused: met }: Ledger, why: string): void => void met.set(why, (met.get(why) ?? 0) + 1)

interface Shown {
  version: number
  state: string
  type: string
  unit: number | null
  actions: { code: string; asks: Drawn | null; moves: boolean }[]
}

/** One of the actions that the page of a case offers somebody. */
async function act(town: Town, key: string): Promise<void> {
  const { luck, ledger } = town
  const id = luck.pick(town.cases)
  const found = await somebodyWith(town, id)
  if (!found) return void (town.cases = town.cases.filter((one) => one !== id))
  const { person, shown } = found
  const action = luck.weighted(shown.actions.map((one) => [weightOf(shown, one), one]))
  const below = person.posts.flatMap(({ unit }) => town.below.get(unit) ?? [])
  const answers = drawFrom(action.asks, luck, {
    ...town.pools,
    ...{ below, cases: town.cases, now: new Date() },
  })
  if (!answers) return
  const asked = { version: shown.version, answers }
  const path = `/cases/${id}/actions/${action.code}`
  const { status, body, replayed } = await person.post<{ version: number; code?: string }>(path, asked, key)
  if (status !== 200) return refused(ledger, `${body.code} at ${shown.type} ${action.code}`)
  if (replayed) ledger.replayed += 1
  ledger.acted.push({ key, id, action: action.code, version: body.version })
}

/** Ends come late and turns beside the way share one place, so that cases see the whole of their type. */
function weightOf({ type, state, actions }: Shown, { code, moves }: Shown['actions'][number]): number {
  if (!moves) return 2 / actions.filter((one) => !one.moves).length
  const declared = caseTypes.get(type)!
  const to = actionsIn(declared, state)[code]?.to
  return to && declared.states[to]?.final ? 0.25 : 2
}

/** For the most part whoever holds the case, so that it gets on; now and then anybody. */
async function somebodyWith(town: Town, id: number): Promise<{ person: Person; shown: Shown } | undefined> {
  const { luck, people } = town
  const { status, body: first } = await people.get('dispatcher')!.get<Shown>(`/cases/${id}`)
  const all = luck.shuffle([...people.values()])
  const holders = status === 200 ? all.filter((one) => holds(one, first)) : []
  const order = luck.yes(0.7) ? [...holders, ...all] : all
  for (const person of order.slice(0, holders.length + 5)) {
    const { status: seen, body: shown } = await person.get<Shown>(`/cases/${id}`)
    if (seen === 200 && shown.actions.length > 0) return { person, shown }
  }
  return undefined
}

function holds({ posts }: Person, { type, state, unit }: Shown): boolean {
  const held = caseTypes.get(type)?.states[state]?.held
  return posts.some((one) =>
    held === 'unit' ? one.unit === unit && one.post.endsWith('-clerk') : one.post === held,
  )
}
