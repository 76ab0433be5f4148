import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import { chance } from '#kernel/chance.ts'
import { figure, isLong, progress, soak } from '#tests/soak.ts'
import { install } from './installation.ts'
import { loadOn } from './load.ts'
import { nothingLost } from './truth.ts'

const kills = soak(1, 25, 'kills')
const creates = soak(60, 22_000, 'creates')
const clients = soak(6, 24, 'clients')
const seed = soak(1, 420_103, 'seed')

test(`${kills} kills of PostgreSQL under load: nothing lost, and the server goes on by itself`, async (t) => {
  const installation = await install('database', { days: isLong() ? 5 : 0 })
  t.after(() => installation.stop())
  await installation.start()
  const load = await loadOn(installation.origin, seed, 0.7)
  const { ledger } = load
  const luck = chance(seed + 1)
  let over = false
  let longest = 0
  let killed = { postmaster: 0, backend: 0 }
  const killing = (async () => {
    for (let kill = 1; kill <= kills; kill += 1) {
      // Spread over the creates, each at a moment of its own.
      const next = (creates / (kills + 1)) * (kill - 1 + luck.next())
      while (ledger.opened.length < next) await pause(2)
      const which = kill === 1 || luck.yes(0.7) ? 'postmaster' : 'backend'
      killed = { ...killed, [which]: killed[which] + 1 }
      await installation.killDatabase(which)
      const at = performance.now()
      const [before, failed] = [ledger.opened.length, ledger.met.unavailable + ledger.met.broken]
      // It was felt, and then the next case is opened.
      while (ledger.met.unavailable + ledger.met.broken === failed || ledger.opened.length <= before)
        await pause(2)
      longest = Math.max(longest, performance.now() - at)
      assert.ok(installation.serverRuns(), 'the server did not survive')
      progress(() => `kill ${kill} of ${kills}: ${ledger.opened.length} opened, ${ledger.acted.length} acted`)
    }
    while (ledger.opened.length < creates) {
      await pause(50)
      progress(() => `${ledger.opened.length} of ${creates} opened`)
    }
  })().finally(() => (over = true))
  await Promise.all([killing, load.run(clients, () => over)])

  const { found, drained, cases, steps, seals } = await nothingLost(installation, load)
  assert.equal(installation.starts, 1)
  assert.ok(ledger.met.unavailable > 0 && found.acted > 0)
  await installation.stop()
  installation.remove()
  figure('database-kills', {
    ...{ seed, ...killed, clients, opened: found.opened, acted: found.acted },
    ...{ 'kinds of actions': new Set(ledger.acted.map(({ action }) => action)).size },
    ...{ 'answers 503': ledger.met.unavailable, 'other 5xx': 0, broken: ledger.met.broken },
    ...{ replayed: ledger.replayed, missing: 0, doubled: 0, half: 0 },
    ...{ cases, steps, seals, 'broken chains': 0 },
    'longest pause s': (longest / 1000).toFixed(1),
    'queue drained s': drained.toFixed(1),
  })
})
