import { spawn } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)

interface Check {
  name: string
  run: [command: string, ...args: string[]]
}

const fences = 'tools/**/*.test.ts'
const checks: Check[] = [
  { name: 'types', run: [bin('tsc'), '-p', '.'] },
  { name: 'lint', run: [bin('oxlint'), '--type-aware', '--quiet'] },
  { name: 'format', run: [bin('oxfmt'), '--check'] },
  {
    name: 'fences',
    run: [process.execPath, '--test', '--test-force-exit', '--test-timeout=60000', fences],
  },
]

const results = await Promise.all(checks.map(measured))
for (const { name, passed, output } of results) if (!passed) console.log(`── ${name}\n${output.trim()}\n`)
for (const { name, passed, seconds } of results)
  console.log(`${passed ? 'ok  ' : 'FAIL'}  ${name.padEnd(8)} ${seconds.toFixed(1).padStart(5)} s`)
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1 // exit() would cut what a pipe still holds

async function measured({ name, run: [command, ...args] }: Check) {
  const start = performance.now()
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => (output += error.message))
    child.once('close', resolve)
  })
  return { name, passed: code === 0, output, seconds: (performance.now() - start) / 1000 }
}
