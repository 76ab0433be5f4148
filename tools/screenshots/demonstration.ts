import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startServer } from '#apps/server.ts'
import { loadConfig } from '#kernel/config.ts'
import { testDatabase } from '#tests/cluster.ts'

export interface RunningDemonstration {
  address: string
  close(): Promise<void>
}

/** The demonstration as `npm start` gives it, on a database of its own, once all its cases are there. */
export async function startFilledDemonstration(say: (line: string) => void): Promise<RunningDemonstration> {
  const [database, dataDir] = await Promise.all([
    testDatabase(),
    mkdtemp(path.join(os.tmpdir(), 'huying-screenshots-')),
  ])
  let filled = () => {}
  const ready = new Promise<void>((resolve) => (filled = resolve))
  const server = await startServer({
    ...database,
    config: loadConfig({ PORT: '0', HUYING_DATA: dataDir, HUYING_LOG: 'silent' }),
    say(line) {
      say(line)
      if (/demonstration/i.test(line)) filled()
    },
  })
  await ready
  return {
    address: server.address,
    async close() {
      await server.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
