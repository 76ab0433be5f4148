import { openDatabase } from '#kernel/postgres.ts'
import { onStopWish } from '#scripts/stop-wish.ts'
import { startServer } from '../server.ts'
import type { Command } from './command.ts'

export const serve: Command = {
  name: 'serve',
  title: { zh: '启动服务（页面须已构建）', en: 'Serve, with the pages as they were built' },
  usage: '',
  help: [
    'As npm start, without building pages: for systemd and containers. Environment: PORT, HOST, HUYING_DATA …',
  ],
  options: {},
  words: [0, 0],
  async run({ config, tell }) {
    const { stop, ...database } = await openDatabase(config)
    if (database.moved) tell(database.moved)
    const server = await startServer({ config, ...database, say: tell })
    tell(server.address)
    await new Promise<void>((resolve) => onStopWish(() => server.close().then(stop).then(resolve)))
    return 0
  },
}
