import type { Life } from '#engines/flow/flow.ts'
import { appealText, callerOf } from './phrases.ts'
import { begin, type Numbered, someone, type Walk, type Way } from './walk.ts'
import type { TownClass } from './town.ts'

const kinds = [
  [46, 'complaint'],
  [30, 'help'],
  [14, 'enquiry'],
  [4, 'suggestion'],
  [3, 'report'],
  [3, 'praise'],
] as const

/** One citizen's appeal from the call to its call-back, or as far as time allows. */
export function appealWay(walk: Walk, numbered: Numbered): Life {
  const { town, chance } = walk
  const about = chance.pick(town.appeals)
  const caller = callerOf(town.phrases, chance)
  const kind = chance.weighted(kinds)
  const known = chance.yes(0.85) ? { name: caller.name, phone: caller.phone } : {}
  const way = begin(walk, someone(walk, 'call-taker'), 'call-taker', numbered, {
    type: 'citizen-appeal',
    class: { edition: about.edition, kind: about.kind, code: about.code },
    urgency: chance.yes(0.03) ? 'urgent' : 'normal',
    fields: {
      kind,
      text: appealText(town.phrases, chance, about, numbered.spot, caller),
      address: numbered.spot.name,
      ...known,
    },
  })
  way.waits(2, 50)
  const direct = kind === 'enquiry' || kind === 'praise' || kind === 'suggestion'
  if (direct && chance.yes(0.6)) {
    way.does(someone(walk, 'call-taker'), 'call-taker', 'answer', {
      reply: chance.pick(town.phrases.directReplies),
    })
    return way.life
  }
  handle(walk, way, unitFor(walk, about, numbered))
  return way.life
}

/** Half of all goes to the street where it happened, the rest to the department of its class. */
function unitFor({ town, chance }: Walk, about: TownClass, { spot }: Numbered): number {
  const street = town.units.get(spot.location.street ?? '')
  const department = about.unit ? town.units.get(about.unit) : undefined
  return (chance.yes(0.5) ? street : department) ?? street ?? department ?? town.desk.centre
}

function handle(walk: Walk, way: Way, first: number): void {
  const { town, chance } = walk
  let unit = first
  if (!way.does(someone(walk, 'dispatcher'), 'dispatcher', 'dispatch', { unit })) return
  way.waits(3, 230)
  if (chance.yes(0.06)) {
    if (
      !way.does(town.clerks.get(unit), 'unit-clerk', 'sendBack', {
        reason: chance.pick(town.phrases.returnReasons),
      })
    )
      return
    way.waits(10, 200)
    unit = [...town.clerks.keys()][Math.floor(chance.between(0, town.clerks.size))]!
    if (!way.does(someone(walk, 'dispatcher'), 'dispatcher', 'dispatch', { unit })) return
    way.waits(3, 200)
  }
  if (!way.does(town.clerks.get(unit), 'unit-clerk', 'sign')) return
  passDown(walk, way, unit)
  for (let round = 0; round < 3; round++) {
    way.usesClock('handle', 0.006)
    const contacted = chance.pick(['phone', 'phone', 'visit', 'message', 'unreachable'])
    if (!way.does(town.clerks.get(unit), 'unit-clerk', 'reply', { reply: replyOf(walk), contacted })) return
    way.waits(20, 400)
    if (chance.yes(0.04) && round < 2) {
      if (
        !way.does(someone(walk, 'reviewer'), 'reviewer', 'rework', {
          reason: chance.pick(town.phrases.reworkReasons),
        })
      )
        return
      continue
    }
    if (!way.does(someone(walk, 'reviewer'), 'reviewer', 'accept')) return
    way.waits(200, 1_900)
    way.does(someone(walk, 'caller-back'), 'caller-back', 'callBack', called(walk))
    return
  }
}

function passDown({ town, chance }: Walk, way: Way, unit: number): void {
  const communities = town.communitiesOf.get(unit)
  if (!communities || !chance.yes(0.4)) return
  way.waits(20, 200)
  const community = chance.pick(communities)
  if (!way.does(town.clerks.get(unit), 'street-clerk', 'passDown', { unit: community })) return
  way.waits(60, 1_200)
  if (
    !way.does(town.clerks.get(community), 'community-clerk', 'reportBack', {
      result: chance.pick(town.phrases.results),
    })
  ) {
    way.at = Infinity
  }
}

const replyOf = ({ town, chance }: Walk): string =>
  chance.pick(town.phrases.replies).replace('{unit}', '我单位')

const called = ({ chance }: Walk) =>
  chance.weighted([
    [84, { solved: 'solved', satisfied: 'satisfied' }],
    [6, { solved: 'solved', satisfied: 'fair' }],
    [4, { solved: 'partly-solved', satisfied: 'fair' }],
    [3, { solved: 'not-solved', satisfied: 'dissatisfied' }],
    [3, { solved: 'unreachable', satisfied: 'unreachable' }],
  ])
