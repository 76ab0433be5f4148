import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'

const root = path.join(import.meta.dirname, '..')
const profiles = globSync('profiles/*/limits.json', { cwd: root })

const clocks = modules.flatMap(({ caseTypes }) =>
  caseTypes.flatMap(({ code, clocks: each }) =>
    Object.values(each).map(({ limit }) => `${code}/${limit.stage}`),
  ),
)

for (const file of profiles)
  test(`every clock of every case type has its limit in ${file}: without one it would never run`, () => {
    const { defaults } = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as {
      defaults: { caseType: string; stage: string }[]
    }
    const given = new Set(defaults.map(({ caseType, stage }) => `${caseType}/${stage}`))
    assert.deepEqual(
      [...new Set(clocks)].filter((clock) => !given.has(clock)),
      [],
    )
    assert.ok(clocks.length > 10)
  })
