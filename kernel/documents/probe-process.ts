import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { endBeyond } from './memory-watch.ts'

/** For the tests: does on demand what a parser taken over by its file might try, and says how it went. */

endBeyond(Number(process.argv[2]))

const attempts: Record<string, () => unknown> = {
  // Node's own report tells the environment as the process has it.
  environment: () =>
    /"environmentVariables": *\{[^}]*\}/.exec(JSON.stringify(process.report.getReport()))?.[0],
  write: () => writeFileSync(new URL('zz', import.meta.url), ''),
  start: () => spawnSync('true').error?.message,
  read: () => readFileSync('/etc/hostname', 'utf8'),
  loop: () => {
    for (;;);
  },
  heap: () => {
    const held: object[] = []
    for (;;) held.push({ held: held.length })
  },
  buffers: () => {
    const held: Uint8Array[] = []
    for (;;) held.push(new Uint8Array(1 << 24).fill(1))
  },
}

process.on('message', ({ what }: { what: string }) => {
  try {
    process.send?.({ done: attempts[what]?.() })
  } catch (thrown) {
    process.send?.({ thrown: thrown instanceof Error && 'code' in thrown ? thrown.code : String(thrown) })
  }
})
process.on('disconnect', () => process.exit())
