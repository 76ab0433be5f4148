import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Client } from 'pg'
import { testDatabase } from '#tests/cluster.ts'
import { rowTypes } from './golden-schema/row-types.ts'
import { schemaText } from './golden-schema/schema-text.ts'

const folder = path.join(import.meta.dirname, 'golden')

/** The migrated schema, once for the reviewer (`schema.txt`) and once for the compiler (`tables.ts`). */
export async function goldenFiles(ownerUrl: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return { 'schema.txt': await schemaText(client), 'tables.ts': await rowTypes(client) }
  } finally {
    await client.end()
  }
}

export const committed = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8')

/** `node tools/golden-schema.ts --write` after a migration; then look at what `git diff` says about it. */
if (import.meta.main && process.argv.includes('--write')) {
  const database = await testDatabase()
  try {
    const files = await goldenFiles(database.ownerUrl)
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  } finally {
    await database.drop()
  }
}
