import path from 'node:path'
import { startServer } from '#apps/server.ts'
import { loadConfig } from '#kernel/config.ts'
import { openDatabase } from '#kernel/postgres.ts'
import { onStopWish } from './stop-wish.ts'
import { buildPages } from './pages.ts'

const root = path.join(import.meta.dirname, '..')
const startedAt = performance.now()

try {
  const config = loadConfig(process.env)
  const [database] = await Promise.all([openDatabase(config), buildPages(root)])
  if (database.moved) console.log(database.moved)
  const server = await startServer({
    config,
    ownerUrl: database.ownerUrl,
    serverUrl: database.serverUrl,
    say: (line) => console.log(line),
  })
  onStopWish(async () => {
    await server.close()
    await database.stop()
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`呼应 Huying  ${server.address}  (ready in ${seconds} s, Node ${process.version})`)
  for (const note of server.notes) console.log(note)
} catch (error) {
  // What the operator can mend has a code and a sentence; anything else shows where it happened.
  console.error(error instanceof Error && 'code' in error ? error.message : error)
  process.exit(1)
}
