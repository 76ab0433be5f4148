import type { TestContext } from 'node:test'
import { Client } from 'pg'
import { testDatabase } from '#tests/cluster.ts'

interface LiveSchema {
  ownerUrl: string
  /** Signed in as the owner, as migrations are. */
  client: Client
  asServer: Client
}

/** A migrated database of the test's own. */
export async function liveSchema(t: TestContext): Promise<LiveSchema> {
  const { ownerUrl, serverUrl, drop } = await testDatabase()
  const [client, asServer] = [ownerUrl, serverUrl].map((url) => new Client({ connectionString: url })) as [
    Client,
    Client,
  ]
  await Promise.all([client.connect(), asServer.connect()])
  t.after(async () => {
    await Promise.all([client.end(), asServer.end()])
    await drop()
  })
  return { ownerUrl, client, asServer }
}
