import { beginLife, type Doer, type Life, type LifeParts, liveOn, type Opening } from '#engines/flow/flow.ts'
import type { Chance } from '#kernel/chance.ts'
import type { Spot, Town, Worker } from './town.ts'

export interface Walk {
  town: Town
  parts: LifeParts
  chance: Chance
  /** Nothing happens after this moment: the case stays as it then is. */
  until: Date
}

export interface Numbered {
  id: number
  number: string
  at: Date
  channel: string
  spot: Spot
}

const minute = 60_000

/** A case on its way: a moment that moves on, and somebody who acts. */
export class Way {
  readonly life: Life
  at: number
  private readonly walk: Walk
  constructor(walk: Walk, life: Life, at: Date) {
    this.walk = walk
    this.life = life
    this.at = at.getTime()
  }

  /** Lets between `low` and `high` minutes pass, most often nearer to `low`. */
  waits(low: number, high: number): void {
    const share = this.walk.chance.next() ** 2
    this.at += (low + (high - low) * share) * minute
  }

  /** Moves on to a share of the clock's way to its due time; now and then beyond it. */
  usesClock(name: string, lateness: number): void {
    const clock = this.life.found.deadlines.findLast((row) => row.name === name && row.due_at)
    if (!clock?.due_at) return this.waits(30, 600)
    const whole = clock.due_at.getTime() - this.at
    const share = this.walk.chance.yes(lateness)
      ? this.walk.chance.between(1.02, 1.6)
      : this.walk.chance.between(0.08, 0.93)
    this.at += Math.max(5 * minute, whole * share)
  }

  /** False once time is up: the case stays where it is. */
  does(worker: Worker | undefined, post: string, action: string, answers?: Record<string, unknown>): boolean {
    if (!worker || this.at > this.walk.until.getTime()) return false
    liveOn(this.walk.parts, this.life, doerOf(worker, post), {
      action,
      answers: answers ?? {},
      at: new Date(this.at),
    })
    return true
  }

  get state(): string {
    return this.life.found.case.state
  }
}

const doerOf = ({ user, unit }: Worker, post: string): Doer => ({ user, as: { who: 'system', unit, post } })

export const someone = ({ town, chance }: Walk, post: string): Worker => chance.pick(town.holders.get(post)!)

/** Opens the case and begins its way. */
export function begin(
  walk: Walk,
  by: Worker,
  post: string,
  numbered: Numbered,
  opening: Omit<Opening, 'channel'>,
): Way {
  const { id, number, at, channel, spot } = numbered
  const given = { ...opening, channel, id, number, place: spot.location, at }
  return new Way(walk, beginLife(walk.parts, doerOf(by, post), given as never), at)
}
