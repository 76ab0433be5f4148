import { exchangeJobs } from '#engines/exchange/exchange.ts'
import { flowJobs, helpJobs } from '#engines/flow/flow.ts'
import { reactionsOf, startReactions } from '#engines/manifest/manifest.ts'
import { districtsOf } from '#engines/org/org.ts'
import { startWorker } from '#kernel/jobs.ts'
import { kernelSchedules, sweepOldRows } from '#kernel/sweep.ts'
import type { House } from './house.ts'
import { modules } from './modules.ts'

/** Everything the house does without being asked: jobs by their schedule, reactions to what people did. */
export async function startWork(
  house: House,
  { url, say }: { url: string; say: (line: string) => void },
): Promise<{ stop(): Promise<void> }> {
  const [flow, exchange] = [flowJobs(house.engine), exchangeJobs(house.engine)]
  const help = helpJobs(house.engine)
  const reactions = reactionsOf(modules, house)
  const districts = () => districtsOf(house.store)
  const worker = await startWorker({
    ...house,
    ...{ url, districts },
    jobs: [...flow.jobs, ...help.jobs, ...exchange.jobs, ...reactions.jobs, sweepOldRows],
    schedules: [...flow.schedules, ...help.schedules, ...exchange.schedules, ...kernelSchedules],
  })
  const stopReactions = startReactions(reactions, {
    districts,
    onFailure: (error) => say(`reactions: ${String(error)}`),
  })
  return {
    async stop() {
      stopReactions()
      await worker.stop()
    },
  }
}
