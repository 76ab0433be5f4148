import { chownSync, createReadStream, existsSync, readdirSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Client } from 'pg'
import type { Config } from '#kernel/config.ts'
import { openDatabase, placeOfStore } from '#kernel/postgres.ts'
import { openKeys } from '#kernel/secrets.ts'
import { openHouse } from '../house.ts'
import { type BackupManifest, backupManifest, keyBackup } from './backup-manifest.ts'
import { type Command, needed, readable, WrongCall } from './command.ts'
import { differingTables, type TableSums, tableSums } from './table-sums.ts'
import { untar } from './tar.ts'
import { faultsOf, linesOf, verifyStore } from './verify.ts'

export const restore: Command = {
  name: 'restore',
  title: {
    zh: '恢复备份到新的数据目录，并逐项核对',
    en: 'Restore a backup into a new data folder, and prove it',
  },
  usage: 'FILE.tar.gz --keys KEYS.json --into FOLDER',
  help: [
    '--into FOLDER    a new HUYING_DATA; nothing there is overwritten',
    '--keys KEYS.json the keys that were kept apart',
    'Then every table is compared, every chain, seal and file proven. Exit code 1: something differs.',
  ],
  options: { keys: { type: 'string' }, into: { type: 'string' } },
  words: [1, 1],
  async run(call) {
    const config: Config = {
      ...call.config,
      dataDir: path.resolve(needed(call, 'into')),
      databaseUrl: undefined,
    }
    const manifest = await unpack(call.words[0]!, needed(call, 'keys'), config)
    const { differing, verified } = await prove(config, manifest)
    const faults = faultsOf(verified) + differing.length
    const rows = Object.values(manifest.after).reduce((sum, table) => sum + table.rows, 0)
    call.print({ into: config.dataDir, madeAt: manifest.madeAt, rows, differing, ...verified }, () => [
      `${config.dataDir} ← ${manifest.madeAt}`,
      `数据表 tables ${Object.keys(manifest.after).length}，数据行 rows ${rows}，不一致 differing ${differing.length}`,
      ...differing.map((name) => `  ${name}`),
      ...linesOf(verified),
    ])
    return faults > 0 ? 1 : 0
  },
}

async function unpack(file: string, keysFile: string, config: Config): Promise<BackupManifest> {
  const { dataDir } = config
  const { dir, account } = placeOfStore(config)
  for (const folder of [dir, path.join(dataDir, 'files'), path.join(dataDir, 'keys')])
    if (existsSync(folder)) throw new WrongCall(`${folder} 已存在 is there already: take a new folder`)
  const keys = await readKeys(readable(keysFile))
  let manifest: BackupManifest | undefined
  await pipeline(createReadStream(readable(file)), createGunzip(), (chunks) =>
    untar(chunks, (name) => {
      if (name === 'manifest.json')
        return {
          bytes: (content) => void (manifest = backupManifest.parse(JSON.parse(content.toString('utf8')))),
        }
      if (!/^(pg\/data|files)\/[\w./-]+$/.test(name) || name.split('/').includes('..')) return undefined
      return { file: name.startsWith('pg/') ? path.join(dir, name.slice(3)) : path.join(dataDir, name) }
    }),
  ).catch(async (error: unknown) => {
    // Half a store must not stand where a whole one is looked for.
    for (const folder of [dir, path.join(dataDir, 'files')])
      await rm(folder, { recursive: true, force: true })
    const why = error instanceof Error ? error.message : String(error)
    throw new WrongCall(
      `${file} 不是完整的备份，未恢复任何内容 is no whole backup, and nothing was restored: ${why}`,
    )
  })
  if (!manifest) throw new Error('the archive holds no manifest: it is not whole')
  await chmod(dir, 0o755)
  await chmod(path.join(dir, 'data'), 0o700)
  if (account) giveTo(path.join(dir, 'data'), account)
  await writeFile(path.join(dir, 'secret.json'), keys.store, { mode: 0o600 })
  await mkdir(path.join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  const keyPath = path.join(dataDir, 'keys', 'fields.json')
  await writeFile(keyPath, keys.fields, { mode: 0o600 })
  if (openKeys(keyPath).fingerprint !== manifest.keys)
    throw new WrongCall('密钥不属于这份备份 These keys belong to another installation’s backup.')
  return manifest
}

async function readKeys(file: string) {
  try {
    return keyBackup.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new WrongCall(`${file} 不是 backup 写下的密钥文件 is no file of keys that backup wrote`)
  }
}

function giveTo(folder: string, account: { uid: number; gid: number }): void {
  chownSync(folder, account.uid, account.gid)
  for (const one of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chownSync(path.join(one.parentPath, one.name), account.uid, account.gid)
}

/** Starts the restored store and holds it against the manifest. */
async function prove(config: Config, manifest: BackupManifest) {
  const database = await openDatabase(config)
  try {
    const restored = await sumsOf(database.superuserUrl!)
    const house = openHouse({ serverUrl: database.serverUrl, dataDir: config.dataDir })
    const verified = await verifyStore(house).finally(() => house.store.close())
    return { differing: differingTables(manifest.before, manifest.after, restored), verified }
  } finally {
    await database.stop()
  }
}

async function sumsOf(url: string): Promise<TableSums> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await tableSums(client)
  } finally {
    await client.end()
  }
}
