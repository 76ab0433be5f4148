import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runTests } from './run-tests.ts'

/** The proofs that have a name of their own; without one every test that has a long form is run. */
const proofs: Record<string, string> = {
  'server-kills': 'tests/soak/server-kills.test.ts',
  'database-kills': 'tests/soak/database-kills.test.ts',
  walks: 'engines/flow/walk.test.ts',
  fuzz: 'tests/journeys/fuzz.test.ts',
  upstream: 'tests/journeys/upstream.test.ts',
}

const usage = `npm run soak -- [PROOF or FILE …] [--NAME COUNT …]

Proofs: ${Object.keys(proofs).join(', ')}; without one, every test that has a long form.
Counts: --kills, --creates, --clients (kills), --walks, --requests (fuzz), --orders (upstream), --seed.`

const number = { type: 'string' } as const
const names = ['kills', 'creates', 'clients', 'walks', 'requests', 'orders', 'seed'] as const
const read = parseArgs({
  allowPositionals: true,
  options: {
    ...Object.fromEntries(names.map((name) => [name, number])),
    help: { type: 'boolean' },
  },
})
const positionals = read.positionals
const values: Record<string, string | boolean | undefined> = read.values
if (values.help) {
  console.log(usage)
  process.exit(0)
}
for (const name of names) {
  const value = values[name]
  if (value === undefined) continue
  if (!/^\d+$/.test(String(value))) throw new Error(`--${name} is a count, not ${String(value)}\n\n${usage}`)
  process.env[`SOAK_${name.toUpperCase()}`] = String(value)
}

const root = path.join(import.meta.dirname, '..')
const longOnes = () =>
  globSync('{kernel,engines,modules,ui,apps,profiles,tests,tools}/**/*.test.ts', { cwd: root }).filter(
    (file) => /\bsoak\(/.test(readFileSync(path.join(root, file), 'utf8')),
  )
const files = positionals.length > 0 ? positionals.map((word) => proofs[word] ?? word) : longOnes().toSorted()

const figures = path.join(root, '.data', `soak-${process.pid}.txt`)
mkdirSync(path.dirname(figures), { recursive: true })
process.env.SOAK = 'yes'
process.env.SOAK_FIGURES = figures
// One after the other: they measure, and a machine that is shared proves less.
const code = await runTests(files, 4 * 3_600_000, 1)
try {
  console.log(`\n${readFileSync(figures, 'utf8').trim()}`)
} catch {
  // none of them told a figure
}
rmSync(figures, { force: true })
process.exit(code)
