import assert from 'node:assert/strict'
import os from 'node:os'
import { once } from 'node:events'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'

const asksOfItself = `
  const { parentPort } = require('node:worker_threads')
  const { readlinkSync } = require('node:fs')
  const { standBack } = require(${JSON.stringify(new URL('stand-back.ts', import.meta.url).pathname)})
  standBack()
  const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
  parentPort.postMessage(require('node:os').getPriority(thread))`

const skip = process.platform !== 'linux' && 'threads have a priority of their own on Linux alone'

test('a thread stands back; the process that serves does not', { skip }, async () => {
  const [before, below] = [os.getPriority(), os.constants.priority.PRIORITY_BELOW_NORMAL]
  const [priority] = await once(new Worker(asksOfItself, { eval: true }), 'message')
  assert.equal(priority, Math.max(before, below))
  assert.equal(os.getPriority(), before)
})
