import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Died, startApart, type Apart } from './apart.ts'

const started = (): Apart => startApart('probe-process.ts', { memoryMb: 300, heapMb: 200 })
const attempt = (apart: Apart, what: string, withinMs = 20_000): Promise<unknown> => {
  apart.say({ what })
  return apart.hear(withinMs)
}

test('a process apart sees no environment, writes nothing, starts nothing, reads nothing but the program', async () => {
  const apart = started()
  assert.deepEqual(await attempt(apart, 'environment'), { done: '"environmentVariables":{}' })
  for (const what of ['write', 'start', 'read'])
    assert.deepEqual(await attempt(apart, what), { thrown: 'ERR_ACCESS_DENIED' })
  apart.end()
})

test('one that uses too much memory dies alone, on the heap or outside of it', async () => {
  for (const what of ['heap', 'buffers']) {
    const apart = started()
    await assert.rejects(attempt(apart, what), Died)
    assert.equal(apart.isAlive(), false)
    await assert.rejects(apart.hear(1000), Died)
  }
})

test('one that does not answer is left and can be ended', async () => {
  const apart = started()
  assert.equal(await attempt(apart, 'loop', 500), undefined)
  assert.equal(apart.isAlive(), true)
  apart.end()
  await assert.rejects(apart.hear(1000), Died)
})
