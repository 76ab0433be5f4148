import { constants, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { access, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { systemClock } from '#kernel/clock.ts'
import type { Config } from '#kernel/config.ts'
import { openDatabase } from '#kernel/postgres.ts'
import { openKeys } from '#kernel/secrets.ts'
import type { BackupManifest } from './backup-manifest.ts'
import { type Command, needed, WrongCall } from './command.ts'
import { type Entry, tarOf } from './tar.ts'
import { tableSums } from './table-sums.ts'

export const backup: Command = {
  name: 'backup',
  title: { zh: '备份数据库、文件，密钥另存', en: 'Back up database and files, and the keys apart from them' },
  usage: 'FILE.tar.gz --keys KEYS.json',
  help: [
    'FILE.tar.gz      the database, consistent though it works on, and all files; no file is written over',
    '--keys KEYS.json the keys: keep them in another place; without them personal data stays unreadable',
    'With DATABASE_URL the outside server has its own backup: use it, and copy files/ and keys/ of HUYING_DATA.',
  ],
  options: { keys: { type: 'string' } },
  words: [1, 1],
  async run(call) {
    const { config, words, print } = call
    const [file, keysFile] = [path.resolve(words[0]!), path.resolve(needed(call, 'keys'))]
    if (config.databaseUrl)
      throw new WrongCall(
        'DATABASE_URL: 请用该数据库自己的备份工具 use the backup of that server (pg_basebackup, pgBackRest), ' +
          `and copy ${path.join(config.dataDir, 'files')} and, apart, ${path.join(config.dataDir, 'keys')}.`,
      )
    await fresh(file)
    if (path.dirname(file) === path.dirname(keysFile))
      call.tell('提醒：密钥与数据放在了同一处 The keys lie beside the data: move them to another place.')
    const manifest = await makeBackup(config, file, keysFile)
    const rows = Object.values(manifest.after).reduce((sum, table) => sum + table.rows, 0)
    print({ file, keys: keysFile, rows, files: manifest.files, madeAt: manifest.madeAt }, () => [
      `${file}: 数据行 rows ${rows}，文件 files ${manifest.files}`,
      `${keysFile}: 密钥 keys`,
    ])
    return 0
  },
}

/** An earlier backup, or the keys of another installation, may be the only ones left: they are not written over. */
async function fresh(file: string, mayHold?: string): Promise<void> {
  if (existsSync(file) && (mayHold === undefined || readFileSync(file, 'utf8') !== mayHold))
    throw new WrongCall(`${file} 已存在，请换一个文件名 is there already: take another name`)
  await access(path.dirname(file), constants.W_OK).catch(() => {
    throw new WrongCall(`无法写入 cannot write into ${path.dirname(file)}`)
  })
}

/** The archive gets its name when it is whole. */
async function makeBackup(config: Config, file: string, keysFile: string): Promise<BackupManifest> {
  const database = await openDatabase(config)
  const unfinished = `${file}.partial`
  try {
    const [dir, url] = [database.dir!, database.superuserUrl!]
    const keyPath = path.join(config.dataDir, 'keys', 'fields.json')
    const { fingerprint } = openKeys(keyPath)
    const store = readFileSync(path.join(dir, 'secret.json'), 'utf8')
    const apart = `${JSON.stringify({ format: 1, fields: readFileSync(keyPath, 'utf8'), store })}\n`
    await fresh(keysFile, apart)
    const client = new Client({ connectionString: url })
    await client.connect()
    const manifest: BackupManifest = {
      ...{ format: 1, madeAt: systemClock().toISOString(), keys: fingerprint },
      ...{ before: await tableSums(client), after: {}, files: 0 },
    }
    const entries = entriesOf(
      client,
      { data: path.join(dir, 'data'), files: path.join(config.dataDir, 'files') },
      manifest,
    )
    try {
      const out = createWriteStream(unfinished, { mode: 0o600, flush: true })
      await pipeline(Readable.from(tarOf(entries)), createGzip({ level: 3 }), out)
    } finally {
      await client.end()
    }
    await writeFile(keysFile, apart, { mode: 0o600, flush: true })
    await rename(unfinished, file)
    return manifest
  } finally {
    await rm(unfinished, { force: true })
    await database.stop()
  }
}

/**
 * PostgreSQL's own way (manual 25.3.3): between start and stop the data folder is copied as it changes; the label
 * and the log from one to the other make it whole again. Files come last, so that none is missing that a row names.
 */
async function* entriesOf(
  client: Client,
  folders: { data: string; files: string },
  manifest: BackupManifest,
): AsyncGenerator<Entry> {
  const { rows: started } = await client.query<{ wal: string }>(
    `select pg_walfile_name(pg_backup_start('huying', true)) as wal`,
  )
  yield* folderEntries(folders.data, 'pg/data', leftOut)
  const { rows: stopped } = await client.query<{ wal: string; label: string }>(
    `select pg_walfile_name(lsn) as wal, labelfile as label from pg_backup_stop(false)`,
  )
  const [first, { wal: last, label }] = [started[0]!.wal, stopped[0]!]
  yield { name: 'pg/data/backup_label', bytes: Buffer.from(label) }
  const log = path.join(folders.data, 'pg_wal')
  const segments = (await readdir(log)).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last,
  )
  if (!segments.includes(first))
    throw new Error('the log was recycled while the backup ran: run it again when less is written')
  for (const name of segments) yield { name: `pg/data/pg_wal/${name}`, file: path.join(log, name) }
  manifest.after = await tableSums(client)
  for await (const entry of folderEntries(folders.files, 'files', (name) => name.startsWith('arriving'))) {
    if (!('folder' in entry)) manifest.files += 1
    yield entry
  }
  yield { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) }
}

/** What a copy must not have, or need not (manual 25.3.4): locks, passing things, the log, which follows apart. */
const leftOut = (name: string): boolean =>
  /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|.*\/?pg_internal\.init(\.\d+)?|(.*\/)?pgsql_tmp.*)$/.test(
    name,
  ) ||
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./.test(name)

async function* folderEntries(
  root: string,
  as: string,
  without: (name: string) => boolean,
): AsyncGenerator<Entry> {
  const found = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return []
    },
  )
  for (const one of found) {
    const file = path.join(one.parentPath, one.name)
    const name = path.relative(root, file)
    if (without(name)) continue
    if (one.isDirectory()) yield { name: `${as}/${name}`, folder: true }
    else if (one.isFile()) yield { name: `${as}/${name}`, file }
  }
}
