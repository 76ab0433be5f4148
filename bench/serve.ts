import { once } from 'node:events'
import { startServer } from '#apps/server.ts'
import { loadConfig } from '#kernel/config.ts'

/** Where the store runs and its data lie; told by the process that started this one. */
export interface Serve {
  ownerUrl: string
  serverUrl: string
  dataDir: string
}

/** The server of an installation in a process of its own: tells its address, ends with the one that asked. */
const [{ ownerUrl, serverUrl, dataDir }] = (await once(process, 'message')) as [Serve]
const server = await startServer({
  ...{ ownerUrl, serverUrl },
  config: loadConfig({ PORT: '0', HUYING_DATA: dataDir, HUYING_DEMONSTRATION: 'no', HUYING_LOG: 'silent' }),
})
process.send!(server.address)
process.once('disconnect', async () => {
  await server.close()
  process.exit(0)
})
