import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'

/** Waits for what happens elsewhere; long enough for a machine that is busy with something else. */
export async function until(done: () => Promise<boolean> | boolean, seconds = 60): Promise<void> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(20))
    if (await done()) return
  assert.fail(`it did not happen within ${seconds} seconds`)
}
