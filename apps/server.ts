import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import { districtsOf } from '#engines/org/org.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { Config } from '#kernel/config.ts'
import { createHttp } from '#kernel/http.ts'
import { migrate } from '#kernel/migrate.ts'
import { proveKeys } from '#kernel/secrets.ts'
import { startDemonstration } from './demonstration.ts'
import { openHouse } from './house.ts'
import { tellBrowsers } from './tell-browsers.ts'
import { startWork } from './worker.ts'
import { workingDistricts } from './working-districts.ts'

export interface RunningServer {
  address: string
  /** What to tell the person at the terminal: accounts of the demonstration, if there is one. */
  notes: string[]
  close(): Promise<void>
}

const consoleFolder = path.join(import.meta.dirname, 'console', 'dist')
const residentFolder = path.join(import.meta.dirname, 'resident', 'dist')

/** Starts an installation: schema, first content, HTTP, worker and live updates, in one process. */
export async function startServer(options: {
  config: Config
  ownerUrl: string
  serverUrl: string
  clock?: Clock
  /** Told of what happens after the start, for the terminal. */
  say?: (line: string) => void
}): Promise<RunningServer> {
  const { config, ownerUrl, serverUrl, clock = systemClock } = options
  await mkdir(config.dataDir, { recursive: true })
  await migrate(ownerUrl)
  const house = openHouse({ ...config, serverUrl, clock })
  const demonstration = config.demonstration
    ? await startDemonstration(house, { serverUrl, dataDir: config.dataDir })
    : undefined
  const districts = () => districtsOf(house.store)
  await proveKeys(house.store, house.engine.keys, { districts: await districts(), now: clock() })
  const [home] = await workingDistricts(house)
  const app = await createHttp({
    ...house,
    district: home ?? 0,
    tls: config.tls,
    trustProxy: config.trustProxy,
    logLevel: config.logLevel,
    rateFactor: config.demonstration ? Infinity : 1,
  })
  if (existsSync(consoleFolder)) await servePages(app)
  const address = await app.listen({ host: config.host, port: config.port })
  const say = options.say ?? (() => {})
  const work = await startWork(house, { url: serverUrl, say })
  const stopTail = tellBrowsers(house, await districts())
  demonstration?.live(say)
  return {
    address,
    notes: demonstration?.notes ?? [],
    async close() {
      await demonstration?.stop()
      stopTail()
      await work.stop()
      house.live.close()
      await app.close()
      await house.store.close()
    },
  }
}

/** The console is a page of its own: every address that is no file and no route opens it. */
async function servePages(app: Awaited<ReturnType<typeof createHttp>>): Promise<void> {
  await app.register(fastifyStatic, {
    root: consoleFolder,
    wildcard: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  })
  if (existsSync(residentFolder)) await serveResidents(app)
  app.get('/*', (_request, reply) => reply.sendFile('index.html', { maxAge: 0, immutable: false }))
}

/** Residents and the terminals in halls have a small bundle of their own. */
async function serveResidents(app: Awaited<ReturnType<typeof createHttp>>): Promise<void> {
  await app.register(fastifyStatic, {
    root: residentFolder,
    prefix: '/resident/',
    decorateReply: false,
    wildcard: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  })
  for (const address of ['/report', '/kiosk'])
    app.get(address, (_request, reply) =>
      reply.sendFile('index.html', residentFolder, { maxAge: 0, immutable: false }),
    )
}
