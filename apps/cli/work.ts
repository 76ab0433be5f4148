import { onStopWish } from '#scripts/stop-wish.ts'
import { startWork } from '../worker.ts'
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
      const worker = await startWork(house, { url: serverUrl, say: (line) => call.tell(line) })
      call.tell('作业进程已启动 The worker runs.')
      await new Promise<void>((resolve) => onStopWish(() => worker.stop().then(resolve)))
      return 0
    }),
}
