import { exchangeJobs } from '#engines/exchange/exchange.ts'
import { flowJobs } from '#engines/flow/flow.ts'
import { districtsOf } from '#engines/org/org.ts'
import { startWorker } from '#kernel/jobs.ts'
import { onStopWish } from '#scripts/stop-wish.ts'
import type { Command } from './command.ts'
import { withHouse } from './with-house.ts'

export const work: Command = {
  name: 'work',
  title: { zh: '只运行后台作业', en: 'Work the job queue, without serving' },
  usage: '',
  help: ['One more process for the queue; each job goes to one of them.'],
  options: {},
  words: [0, 0],
  run: (call) =>
    withHouse(call, async ({ house, serverUrl }) => {
      const [flow, exchange] = [flowJobs(house.engine), exchangeJobs(house.engine)]
      const jobs = [...flow.jobs, ...exchange.jobs]
      const schedules = [...flow.schedules, ...exchange.schedules]
      const districts = () => districtsOf(house.store)
      const worker = await startWorker({ ...house, url: serverUrl, jobs, schedules, districts })
      call.tell('作业进程已启动 The worker runs.')
      await new Promise<void>((resolve) => onStopWish(() => worker.stop().then(resolve)))
      return 0
    }),
}
