import type { Life } from '#engines/flow/flow.ts'
import { matterText } from './phrases.ts'
import { begin, type Numbered, someone, type Walk, type Way } from './walk.ts'

/** One street defect through the seven stages, or as far as time allows. */
export function defectWay(walk: Walk, numbered: Numbered): Life {
  const { town, chance } = walk
  const about = chance.pick(town.matters)
  const bySupervisor = numbered.channel === 'supervisor'
  const reporter = bySupervisor ? 'supervisor' : 'acceptor'
  const way = begin(walk, someone(walk, reporter), reporter, numbered, {
    type: 'street-defect',
    class: { edition: about.edition, kind: about.kind, code: about.code },
    condition: chance.pick(about.conditions),
    fields: {
      text: matterText(town.phrases, chance, about, numbered.spot),
      address: numbered.spot.name,
      foundBySupervisor: bySupervisor,
    },
  })
  if (bySupervisor && chance.yes(0.08)) {
    way.waits(3, 20)
    way.does(someone(walk, 'supervisor'), 'supervisor', 'handledOnSpot', {
      note: chance.pick(town.phrases.results),
    })
    return way.life
  }
  if (file(walk, way, bySupervisor)) handle(walk, way, unitFor(walk, about.unit, numbered))
  return way.life
}

function file(walk: Walk, way: Way, bySupervisor: boolean): boolean {
  way.waits(2, 26)
  if (bySupervisor) {
    if (!way.does(someone(walk, 'acceptor'), 'acceptor', 'accept')) return false
  } else {
    if (!way.does(someone(walk, 'acceptor'), 'acceptor', 'verify', {})) return false
    way.waits(15, 110)
    if (!way.does(someone(walk, 'supervisor'), 'supervisor', 'verified', { found: 'real' })) return false
  }
  way.waits(2, 25)
  if (walk.chance.yes(0.02)) {
    way.does(someone(walk, 'shift-leader'), 'shift-leader', 'reject', { reason: '不符合立案条件' })
    return false
  }
  return way.does(someone(walk, 'shift-leader'), 'shift-leader', 'file')
}

function unitFor({ town }: Walk, responsible: string | null, { spot }: Numbered): number {
  const street = town.units.get(spot.location.street ?? '') ?? town.desk.centre
  return responsible === null || responsible === 'street' ? street : (town.units.get(responsible) ?? street)
}

function handle(walk: Walk, way: Way, unit: number): void {
  const { town, chance } = walk
  way.waits(2, 26)
  if (!way.does(someone(walk, 'dispatcher'), 'dispatcher', 'dispatch', { unit })) return
  for (let round = 0; round < 3; round++) {
    way.usesClock('handle', 0.009)
    if (
      !way.does(town.clerks.get(unit), 'unit-clerk', 'handle', { result: chance.pick(town.phrases.results) })
    )
      return
    way.waits(10, 220)
    if (chance.yes(0.05) && round < 2) {
      const reason = chance.pick(town.phrases.reworkReasons)
      if (!way.does(someone(walk, 'supervisor'), 'supervisor', 'notDone', { reason })) return
      continue
    }
    if (!way.does(someone(walk, 'supervisor'), 'supervisor', 'checked', {})) return
    way.waits(5, 110)
    way.does(someone(walk, 'shift-leader'), 'shift-leader', 'close')
    return
  }
}
