import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { Refused } from './errors.ts'
import { createFileStore, type FileStore } from './files.ts'

const withStore = (work: (files: FileStore, folder: string) => Promise<void>) => async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-files-'))
  try {
    await work(createFileStore({ folder }), folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Refused && error.refusal.code === code

test(
  'what is put is read back whole, and kept once however often it comes',
  withStore(async (files) => {
    const first = await files.put(Buffer.from('照片'), { maxBytes: 100 })
    const again = await files.put(Readable.from([Buffer.from('照'), Buffer.from('片')]), { maxBytes: 100 })
    assert.deepEqual(again, first)
    assert.equal((await buffer(await files.open(first.hash))).toString(), '照片')
    assert.deepEqual(await Array.fromAsync(files.list()), [first.hash])
  }),
)

test(
  'too large, interrupted: nothing is left behind',
  withStore(async (files, folder) => {
    await assert.rejects(files.put(Buffer.alloc(101), { maxBytes: 100 }), refusedAs('kernel.file-too-large'))
    const torn = Readable.from(
      (function* () {
        yield Buffer.from('half')
        throw new Error('connection lost')
      })(),
    )
    await assert.rejects(files.put(torn, { maxBytes: 100 }), /connection lost/)
    assert.deepEqual(await readdir(path.join(folder, 'arriving')), [])
    assert.deepEqual(await Array.fromAsync(files.list()), [])
  }),
)

test(
  'a changed byte on disk is found',
  withStore(async (files, folder) => {
    const { hash } = await files.put(Buffer.from('evidence'), { maxBytes: 100 })
    assert.equal(await files.verify(hash), true)
    await writeFile(path.join(folder, hash.slice(0, 2), hash), 'evidencE')
    assert.equal(await files.verify(hash), false)
  }),
)

test(
  'a hash that is not kept is refused, a path is never one',
  withStore(async (files) => {
    await assert.rejects(files.open('0'.repeat(64)), refusedAs('kernel.file-missing'))
    await assert.rejects(files.open('../../etc/passwd'), refusedAs('kernel.file-missing'))
  }),
)
