import { type PresentPeople, type StepEvent, tailPresence, tailSteps } from '#engines/flow/flow.ts'
import type { House } from './house.ts'

const pollMs = 400

/**
 * Each web process tails what all of them write, steps and who looks at which case, and tells its own browsers;
 * they read again what they may see. Gives what ends it.
 */
export function tellBrowsers(house: House, districts: readonly number[]): () => void {
  const tails = districts.map((district) => ({
    district,
    steps: tailSteps(house.store, district, house.clock()),
    presence: tailPresence(house.store, district),
  }))
  let polling = false
  const timer = setInterval(async () => {
    if (polling || house.live.readers() === 0) return
    polling = true
    for (const { district, steps, presence } of tails) {
      for (const step of await steps.poll().catch(() => [])) tellStep(house, district, step)
      for (const present of await presence.poll().catch(() => [])) tellPresent(house, district, present)
    }
    polling = false
  }, pollMs)
  return () => clearInterval(timer)
}

/** Ids and codes alone; of a confidential case only its own posts hear. */
function tellStep(
  house: House,
  district: number,
  { caseId: id, seq, caseType: type, action, to, unit }: StepEvent,
): void {
  const wall = house.engine.types.get(type)?.confidentialTo
  house.live.publish(
    district,
    { type: 'case.moved', data: { id, seq, type, action, to, unit } },
    (user) => !wall || user.posts.some((held) => wall.some((post) => post === held.post)),
  )
}

/** Those who have the case before them hear who else has; others hear nothing. */
function tellPresent(house: House, district: number, { caseId: id, people }: PresentPeople): void {
  const accounts = new Set(people.map(({ account }) => account))
  house.live.publish(district, { type: 'case.present', data: { id, people } }, (reader) =>
    accounts.has(reader.account),
  )
}
