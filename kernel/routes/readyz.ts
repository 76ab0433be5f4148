import { statfs } from 'node:fs/promises'
import { z } from 'zod'
import { findMigrations } from '../migrate.ts'
import { rawJson, route } from '../route.ts'
import { sql, type Store } from '../sql.ts'

export interface Disk {
  /** The folder that files are written to. */
  folder: string
  leastFreeBytes: number
}

const check = z.object({ ok: z.boolean() })

/** Whether requests can be sent here: the database answers, its schema is ours, there is room for files. */
export const readyz = (disk: Disk) =>
  route({
    method: 'GET',
    path: '//readyz',
    can: 'public',
    summary: {
      zh: '是否可以受理请求：数据库、数据结构、磁盘',
      en: 'Whether requests can be taken: database, schema, disk',
    },
    reply: z.object({
      ready: z.boolean(),
      database: check,
      migrations: check.extend({ missing: z.array(z.string()) }),
      disk: check,
    }),
    transaction: false,
    async handle({ store }) {
      const missing = await missingMigrations(store).catch(() => undefined)
      const database = { ok: missing !== undefined }
      const migrations = { ok: missing?.length === 0, missing: missing ?? [] }
      const room = { ok: await hasRoom(disk) }
      const ready = database.ok && migrations.ok && room.ok
      return rawJson({ ready, database, migrations, disk: room }, { status: ready ? 200 : 503 })
    },
  })

async function missingMigrations(store: Store): Promise<string[]> {
  const { rows } = await store.outside((db) =>
    sql<{ name: string }>`select name from public.migration`.execute(db),
  )
  const applied = new Set(rows.map((row) => row.name))
  return (await findMigrations()).map(({ name }) => name).filter((name) => !applied.has(name))
}

const hasRoom = ({ folder, leastFreeBytes }: Disk): Promise<boolean> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize >= leastFreeBytes,
    () => false,
  )
