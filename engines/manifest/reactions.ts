import { z } from 'zod'
import { type Engine, followSteps, notify, type StepEvent } from '#engines/flow/flow.ts'
import { addJobs, callOf, type Job, job } from '#kernel/jobs.ts'
import type { DistrictId, Store } from '#kernel/sql.ts'
import type { Module, Reaction } from './room.ts'

/*
 * A move only writes. What follows from it is found by reading the steps after their commit, and done as jobs:
 * at least once, keyed by step, so that a process that dies loses nothing and a reaction must bear a repeat.
 */

const stepEvent = z.object({
  ...{ caseId: z.int(), seq: z.int(), caseType: z.string(), action: z.string() },
  ...{ from: z.string().nullable(), to: z.string(), unit: z.int().nullable(), actor: z.int().nullable() },
  ...{ at: z.coerce.date(), recordedAt: z.coerce.date() },
})

interface Wired {
  /** `citizen-appeal.open`, `*.dispatch`. */
  on: string
  job: Job<typeof stepEvent>
}

export interface Reactions {
  jobs: readonly Job[]
  /** Reads what is new in a district: notices at once, reactions into the queue; returns how many steps. */
  poll(district: DistrictId): Promise<number>
}

export function reactionsOf(modules: readonly Module[], house: { engine: Engine; store: Store }): Reactions {
  const wired = modules.flatMap((room) => wire(room, house))
  const readers = new Map<DistrictId, ReturnType<typeof followSteps>>()
  return {
    jobs: [...new Map(wired.map((one) => [one.job.name, one.job as Job])).values()],
    poll(district) {
      const reader = readers.get(district) ?? followSteps(house.store, district, 'reactions')
      readers.set(district, reader)
      return reader.poll(async (events) => {
        await notify(house.store, district, events)
        await addJobs(
          house.store,
          events.flatMap((event) => callsFor(wired, district, event)),
        )
      })
    },
  }
}

/** Each reaction is a job of its own, so that one that fails is tried again without the others. */
function wire(room: Module, { engine, store }: { engine: Engine; store: Store }): Wired[] {
  const jobOf = (reaction: Reaction) =>
    job({
      name: `${room.name}.${reaction.name}`,
      payload: stepEvent,
      handle: ({ district, now, payload }) => reaction(payload, { engine, store, district, now }),
    })
  return Object.entries(room.on).flatMap(([on, reactions]) =>
    reactions.map((reaction) => ({ on, job: jobOf(reaction) })),
  )
}

const callsFor = (wired: readonly Wired[], district: DistrictId, event: StepEvent) =>
  wired
    .filter(({ on }) => on === `${event.caseType}.${event.action}` || on === `*.${event.action}`)
    .map(({ job: made }) =>
      callOf(made, district, event, { key: `${made.name}:${district}:${event.caseId}:${event.seq}` }),
    )

const pollMs = 1_000

/** Reads every district once a second until stopped; a poll that fails is made again with the next. */
export function startReactions(
  reactions: Reactions,
  {
    districts,
    onFailure,
  }: { districts: () => Promise<readonly DistrictId[]>; onFailure: (error: unknown) => void },
): () => void {
  let polling = false
  const timer = setInterval(async () => {
    if (polling) return
    polling = true
    try {
      for (const district of await districts()) await reactions.poll(district)
    } catch (error) {
      onFailure(error)
    } finally {
      polling = false
    }
  }, pollMs)
  return () => clearInterval(timer)
}
