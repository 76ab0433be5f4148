import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { Refused } from './errors.ts'
import { createFileStore, createS3FileStore, type FileStore } from './files.ts'
import { bucketServer } from './files/bucket-server.ts'

interface Kept {
  files: FileStore
  /** What is still coming. */
  arriving: () => Promise<string[]>
  folder: string
  /** Changes a byte behind the store's back. */
  spoil: (hash: string) => Promise<void>
}

const onDisk = async (work: (kept: Kept) => Promise<void>, folder: string) =>
  work({
    files: createFileStore({ folder }),
    folder,
    arriving: () => readdir(path.join(folder, 'arriving')),
    spoil: (hash) => writeFile(path.join(folder, hash.slice(0, 2), hash), 'evidencE'),
  })

async function inBucket(work: (kept: Kept) => Promise<void>, folder: string) {
  const bucket = await bucketServer()
  try {
    const arriving = path.join(folder, 'arriving')
    await work({
      files: createS3FileStore({ ...bucket.place, arriving }),
      folder,
      arriving: () => readdir(arriving),
      spoil: async (hash) => bucket.spoil(`${hash.slice(0, 2)}/${hash}`, Buffer.from('evidencE')),
    })
  } finally {
    await bucket.close()
  }
}

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Refused && error.refusal.code === code
const limit = { maxBytes: 100 }

for (const [where, place] of Object.entries({ 'on disk': onDisk, 'in a bucket': inBucket })) {
  const withStore = (work: (kept: Kept) => Promise<void>) => async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-files-'))
    await place(work, folder).finally(() => rm(folder, { recursive: true, force: true }))
  }

  test(
    `${where}: what is put is read back whole, and kept once however often it comes`,
    withStore(async ({ files, arriving }) => {
      const first = await files.put(Buffer.from('照片'), limit)
      const again = await files.put(Readable.from([Buffer.from('照'), Buffer.from('片')]), limit)
      assert.deepEqual(again, first)
      assert.equal(first.size, 6)
      assert.equal((await buffer(await files.open(first.hash))).toString(), '照片')
      assert.equal(await files.has(first.hash), true)
      assert.deepEqual(await Array.fromAsync(files.list()), [first.hash])
      assert.deepEqual(await arriving(), [])
    }),
  )

  test(
    `${where}: many at once, alike and unlike, each arrive whole`,
    withStore(async ({ files }) => {
      const contents = Array.from({ length: 24 }, (_, i) => Buffer.alloc(200_000, `${i % 8}`))
      const stored = await Promise.all(
        contents.map((each) =>
          files.put(Readable.from([each.subarray(0, 777), each.subarray(777)]), { maxBytes: 1e6 }),
        ),
      )
      assert.equal(new Set(stored.map(({ hash }) => hash)).size, 8)
      const listed = await Array.fromAsync(files.list())
      assert.equal(listed.length, 8)
      for (const hash of listed) assert.equal(await files.verify(hash), true)
    }),
  )

  test(
    `${where}: an empty file is a file`,
    withStore(async ({ files }) => {
      const { hash, size } = await files.put(Buffer.alloc(0), limit)
      assert.equal(size, 0)
      assert.equal((await buffer(await files.open(hash))).length, 0)
    }),
  )

  test(
    `${where}: too large, interrupted, cut by its sender: nothing is left behind`,
    withStore(async ({ files, arriving }) => {
      await assert.rejects(files.put(Buffer.alloc(101), limit), refusedAs('kernel.file-too-large'))
      const endless = Readable.from(
        (function* () {
          for (;;) yield Buffer.alloc(10)
        })(),
      )
      await assert.rejects(files.put(endless, limit), refusedAs('kernel.file-too-large'))
      assert.equal(endless.destroyed, true)
      const torn = Readable.from(
        (function* () {
          yield Buffer.from('half')
          throw new Error('connection lost')
        })(),
      )
      await assert.rejects(files.put(torn, limit), /connection lost/)
      const cut = Object.assign(Readable.from([Buffer.from('part')]), { truncated: true })
      await assert.rejects(files.put(cut, limit), refusedAs('kernel.file-too-large'))
      assert.deepEqual(await arriving(), [])
      assert.deepEqual(await Array.fromAsync(files.list()), [])
    }),
  )

  test(
    `${where}: a changed byte is found`,
    withStore(async ({ files, spoil }) => {
      const { hash } = await files.put(Buffer.from('evidence'), limit)
      assert.equal(await files.verify(hash), true)
      await spoil(hash)
      assert.equal(await files.verify(hash), false)
    }),
  )

  test(
    `${where}: what is removed is gone, and removing it again is no error`,
    withStore(async ({ files }) => {
      const { hash } = await files.put(Buffer.from('passing'), limit)
      const other = await files.put(Buffer.from('staying'), limit)
      await files.remove(hash)
      await files.remove(hash)
      await files.remove('../../etc/passwd')
      assert.equal(await files.has(hash), false)
      assert.deepEqual(await Array.fromAsync(files.list()), [other.hash])
    }),
  )

  test(
    `${where}: a hash that is not kept is refused, a path is never one`,
    withStore(async ({ files }) => {
      for (const name of ['0'.repeat(64), '../../etc/passwd', '', 'A'.repeat(64)]) {
        assert.equal(await files.has(name), false)
        await assert.rejects(files.open(name), refusedAs('kernel.file-missing'))
        await assert.rejects(files.verify(name), refusedAs('kernel.file-missing'))
      }
    }),
  )

  test(
    `${where}: what a killed process left half received is cleared, what is coming is not`,
    withStore(async ({ files, arriving, folder }) => {
      await files.put(Buffer.from('x'), limit)
      for (const name of ['old', 'coming']) await writeFile(path.join(folder, 'arriving', name), 'half')
      const yesterday = new Date('2026-03-01T00:00:00Z')
      await utimes(path.join(folder, 'arriving', 'old'), yesterday, yesterday)
      assert.equal(await files.clearAbandoned(new Date('2026-03-02T00:00:00Z')), 1)
      assert.deepEqual(await arriving(), ['coming'])
    }),
  )
}

test('files on disk: what somebody else laid there is not listed', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-files-'))
  const files = createFileStore({ folder })
  assert.deepEqual(await Array.fromAsync(files.list()), [])
  const { hash } = await files.put(Buffer.from('x'), limit)
  await writeFile(path.join(folder, hash.slice(0, 2), '.DS_Store'), '')
  assert.deepEqual(await Array.fromAsync(files.list()), [hash])
  await rm(folder, { recursive: true })
})

test('a bucket of more than one page is listed whole, and a wrong key is an error, not an empty store', async () => {
  const bucket = await bucketServer()
  const arriving = await mkdtemp(path.join(os.tmpdir(), 'huying-files-'))
  const files = createS3FileStore({ ...bucket.place, arriving })
  for (let i = 0; i < 5; i += 1) await files.put(Buffer.from(String(i)), limit)
  assert.equal((await Array.fromAsync(files.list())).length, 5)
  assert.equal(bucket.uploads(), 5)
  await files.put(Buffer.from('0'), limit)
  assert.equal(bucket.uploads(), 5, 'what is there is not sent again')
  const stranger = createS3FileStore({ ...bucket.place, arriving, secretKey: 'guess' })
  await assert.rejects(stranger.has('0'.repeat(64)), /kernel\.s3: HEAD .* 403/)
  await assert.rejects(Array.fromAsync(stranger.list()), /403 SignatureDoesNotMatch/)
  await bucket.close()
  await rm(arriving, { recursive: true })
})
