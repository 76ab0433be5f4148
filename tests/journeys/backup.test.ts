import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { createFileStore } from '#kernel/files.ts'
import { lampMapping, lampRows, lampTable } from './lamp-table.ts'
import { type Operator, operator } from './operator.ts'

interface Restored {
  rows: number
  differing: string[]
  districts: { cases: number; steps: number; seals: number; broken: unknown[] }[]
  files: { checked: number; changed: string[]; missing: string[] }
}

let o: Operator
let photo = ''
before(async () => {
  o = await operator({ embedded: true })
  const mapping = await o.file('lamps.json', JSON.stringify(lampMapping))
  const rows = lampRows(40).map((row) => row.replace(',,,未办', ',2026-02-03T09:00:00,,已办结'))
  await o.json('replay', '--mapping', mapping, await o.file('lamps.csv', lampTable(rows)))
  const files = createFileStore({ folder: path.join(o.folder, 'data', 'files') })
  photo = (await files.put(Buffer.from('a photo'), { maxBytes: 100 })).hash
})
after(() => o.leave())

const place = (...parts: string[]) => path.join(o.folder, ...parts)

test('a restored store equals the one backed up, by rows, chains, seals and files', async () => {
  const kept = await o.json<{ rows: number; files: number }>(
    'backup',
    place('b.tar.gz'),
    '--keys',
    place('keys.json'),
  )
  assert.deepEqual([kept.code, kept.files], [0, 1])
  const restored = await o.json<Restored>(
    ...['restore', place('b.tar.gz'), '--keys', place('keys.json'), '--into', place('again')],
  )
  assert.equal(restored.code, 0)
  assert.equal(restored.rows, kept.rows)
  assert.deepEqual(restored.differing, [])
  const [district] = restored.districts
  assert.deepEqual([district?.cases, district?.steps, district?.broken], [40, 40 * 7, []])
  assert.ok(district!.seals > 0)
  assert.deepEqual(restored.files, { checked: 1, changed: [], missing: [] })
})

test('the archive holds neither the field keys nor the passwords of the store', async () => {
  const { gunzipSync } = await import('node:zlib')
  const archive = gunzipSync(await readFile(place('b.tar.gz')))
  const { fields, store } = JSON.parse(await readFile(place('keys.json'), 'utf8')) as Record<string, string>
  const secrets = [
    ...(JSON.parse(fields!) as { keys: { key: string }[] }).keys.map(({ key }) => key),
    ...Object.values(JSON.parse(store!) as Record<string, string>),
  ]
  assert.ok(secrets.length >= 4)
  for (const secret of secrets) assert.equal(archive.includes(secret), false)
})

test('nothing is overwritten, and keys of another installation are refused', async () => {
  const again = await o.run(
    'restore',
    place('b.tar.gz'),
    '--keys',
    place('keys.json'),
    '--into',
    place('again'),
  )
  assert.equal(again.code, 2)
  const keys = JSON.parse(await readFile(place('keys.json'), 'utf8')) as { fields: string }
  const others = JSON.parse(keys.fields) as { lookup: string }
  others.lookup = Buffer.alloc(32, 7).toString('base64')
  await writeFile(place('other.json'), JSON.stringify({ ...keys, fields: JSON.stringify(others) }))
  const wrong = await o.run(
    'restore',
    place('b.tar.gz'),
    '--keys',
    place('other.json'),
    '--into',
    place('wrong'),
  )
  assert.equal(wrong.code, 2)
})

test('an archive that was cut short is refused', async () => {
  const whole = await readFile(place('b.tar.gz'))
  await writeFile(place('cut.tar.gz'), whole.subarray(0, whole.length / 2))
  const into = ['--into', place('cut')]
  const { code, stderr } = await o.run('restore', place('cut.tar.gz'), '--keys', place('keys.json'), ...into)
  assert.equal(code, 2)
  assert.match(stderr, /cut\.tar\.gz 不是完整的备份，未恢复任何内容 is no whole backup/)
  assert.equal(existsSync(place('cut', 'pg')), false, 'no half store is left')
  const noKeys = await o.run('restore', place('b.tar.gz'), '--keys', place('cut.tar.gz'), ...into)
  assert.match(noKeys.stderr, /is no file of keys/)
})

test('a backup writes over no other, nor over the keys of another installation; the same keys may stay', async () => {
  const keys = await readFile(place('keys.json'), 'utf8')
  for (const [file, keyFile, said] of [
    ['b.tar.gz', 'keys.json', /b\.tar\.gz .*is there already/],
    ['new.tar.gz', 'other.json', /other\.json .*is there already/],
    ['nowhere/new.tar.gz', 'keys.json', /cannot write into .*nowhere/],
  ] as const) {
    const { code, stderr } = await o.run('backup', place(file), '--keys', place(keyFile))
    assert.equal(code, 2)
    assert.match(stderr, said)
  }
  assert.equal((await o.run('backup', place('new.tar.gz'), '--keys', place('keys.json'))).code, 0)
  assert.equal(await readFile(place('keys.json'), 'utf8'), keys)
})

test('a backup taken while cases arrive restores to one moment, whole', async () => {
  const mapping = await o.file('more.json', JSON.stringify({ ...lampMapping, system: 'more-lamps' }))
  const file = await o.file('more.csv', lampTable(lampRows(3_000)))
  const arriving = o.json<{ opened: number }>('import', '--district', '429999', '--mapping', mapping, file)
  await o.json('backup', place('live.tar.gz'), '--keys', place('live.json'))
  assert.equal((await arriving).opened, 3_000)
  const restored = await o.json<Restored>(
    ...['restore', place('live.tar.gz'), '--keys', place('live.json'), '--into', place('live')],
  )
  assert.equal(restored.code, 0, JSON.stringify(restored.differing))
  assert.deepEqual([restored.differing, restored.districts[0]?.broken], [[], []])
})

test('verify finds a file whose bytes changed', async () => {
  assert.equal((await o.json('verify')).code, 0)
  const file = place('data', 'files', photo.slice(0, 2), photo)
  assert.ok(existsSync(file))
  await writeFile(file, 'another photo')
  const found = await o.json<Restored>('verify')
  assert.equal(found.code, 1)
  assert.deepEqual(found.files.changed, [photo])
})
