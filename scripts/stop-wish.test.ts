import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'

const program = `import { onStopWish } from '#scripts/stop-wish.ts'
  onStopWish(async () => {
    process.stdout.write('stopping ')
    await new Promise((resolve) => setTimeout(resolve, 300))
    process.stdout.write('in order')
  })
  setInterval(() => {}, 1000)
  process.stdout.write('pid ' + process.pid + ' ')`

/** Runs the program through a shell, as npm does, and gives what it said once all of it has ended. */
const underShell = async (whenReady: (shell: number, program: number) => void): Promise<string> => {
  const shell = spawn('sh', ['-c', `"$NODE" --input-type=module -e "$PROGRAM"; exit $?`], {
    cwd: path.join(import.meta.dirname, '..'),
    env: { ...process.env, NODE: process.execPath, PROGRAM: program, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  shell.stdout.on('data', (chunk: Buffer) => {
    const first = said === ''
    said += chunk.toString()
    if (first) whenReady(shell.pid ?? 0, Number(/pid (\d+)/.exec(said)?.[1]))
  })
  await new Promise((resolve) => shell.once('close', resolve))
  return said
}

test('a signal stops in order, once, though npm and the terminal both pass it on', async () => {
  const said = await underShell((_, pid) => {
    process.kill(pid, 'SIGINT')
    setTimeout(() => process.kill(pid, 'SIGINT'), 100)
  })
  assert.match(said, /^pid \d+ stopping in order$/)
})

test('when npm ends its shell, the server notices and stops in order', async () => {
  const said = await underShell((shell) => process.kill(shell, 'SIGTERM'))
  assert.match(said, /^pid \d+ stopping in order$/)
})
