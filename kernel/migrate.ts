import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { installQueue } from './jobs.ts'

const root = path.join(import.meta.dirname, '..')

export interface Migration {
  /** `0040-flow`: the number is the one global order. */
  name: string
  file: string
}

/** All migrations of the tree in their order: `kernel/migrations` and every room's own. */
export async function findMigrations(): Promise<Migration[]> {
  const rooms = ['kernel']
  for (const floor of ['engines', 'modules'])
    for (const entry of await readdir(path.join(root, floor), { withFileTypes: true }).catch(() => []))
      if (entry.isDirectory()) rooms.push(path.join(floor, entry.name))
  const found: Migration[] = []
  for (const room of rooms) {
    const folder = path.join(root, room, 'migrations')
    const files = await readdir(folder).catch(() => [])
    for (const file of files)
      if (file.endsWith('.sql')) found.push({ name: file.slice(0, -4), file: path.join(folder, file) })
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Brings the store to the newest schema, as its owner. Each migration is one transaction; two starts at
 * once wait for each other. Throws where an applied migration was changed afterwards: forward only.
 */
export async function migrate(ownerUrl: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(4201030001)`)
    await client.query(
      `create table if not exists public.migration (name text primary key, hash text not null, recorded_at timestamptz not null default now())`,
    )
    // The queue's schema is not ours to write; our migrations give the server's role its rights in it.
    await installQueue(ownerUrl)
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from public.migration',
    )
    const known = new Map(rows.map((row) => [row.name, row.hash]))
    const applied: string[] = []
    for (const migration of await findMigrations())
      if (await apply(client, migration, known.get(migration.name))) applied.push(migration.name)
    return { applied }
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, migration: Migration, known: string | undefined): Promise<boolean> {
  const text = await readFile(migration.file, 'utf8')
  const hash = createHash('sha256').update(text).digest('hex')
  if (known === hash) return false
  if (known) throw new Error(`migration ${migration.name} was changed after it was applied: write a new one`)
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into public.migration (name, hash) values ($1, $2)', [migration.name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name}: ${(error as Error).message}`, { cause: error })
  }
  return true
}
