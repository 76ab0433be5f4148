import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { type Entry, tarOf, untar } from './tar.ts'

async function* those(...entries: Entry[]) {
  yield* entries
}
async function* chunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const archive = async (...entries: Entry[]) => Buffer.concat(await Array.fromAsync(tarOf(those(...entries))))

test('what is packed comes out again, whatever the chunks, and the system’s tar reads it', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'huying-tar-'))
  try {
    const big = Buffer.alloc(1_500_000, 'abc')
    await writeFile(path.join(folder, 'big'), big)
    const packed = await archive(
      { name: 'a/empty', folder: true },
      { name: 'a/big', file: path.join(folder, 'big') },
      { name: 'a/gone', file: path.join(folder, 'gone') },
      { name: 'note', bytes: Buffer.from('呼应') },
    )
    let note = ''
    await untar(chunks(packed, 777), (name) =>
      name === 'note'
        ? { bytes: (content) => void (note = content.toString()) }
        : { file: path.join(folder, 'out', name) },
    )
    assert.equal(note, '呼应')
    assert.ok(big.equals(await readFile(path.join(folder, 'out', 'a/big'))))
    const listed = spawnSync('tar', ['-tf', '-'], { input: packed, encoding: 'utf8' })
    if (!listed.error) assert.equal(listed.stdout, 'a/empty/\na/big\nnote\n')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('a changed header, an end that comes too soon and a refused name are errors', async () => {
  const packed = await archive({ name: 'note', bytes: Buffer.alloc(2_000) })
  const nowhere = () => ({ bytes: () => {} })
  const changed = Buffer.from(packed)
  changed[3] = 0x41
  await assert.rejects(untar(chunks(changed, 512), nowhere), /damaged/)
  await assert.rejects(untar(chunks(packed.subarray(0, 900), 512), nowhere), /breaks off/)
  await assert.rejects(
    untar(chunks(packed, 512), () => undefined),
    /no part of a backup/,
  )
})
