import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import { chance } from '#kernel/chance.ts'
import { figure, isLong, progress, soak } from '#tests/soak.ts'
import { install } from './installation.ts'
import { loadOn } from './load.ts'
import { nothingLost } from './truth.ts'

const kills = soak(2, 25, 'kills')
const clients = soak(6, 24, 'clients')
const seed = soak(1, 420_103, 'seed')
/** How many answers come between two kills. */
const [least, most] = isLong() ? [400, 1_200] : [15, 40]

test(`${kills} kills of the server under load: nothing lost, nothing doubled, nothing half`, async (t) => {
  const installation = await install('server', { days: isLong() ? 5 : 0 })
  t.after(() => installation.stop())
  await installation.start()
  const load = await loadOn(installation.origin, seed, 0.12)
  const { ledger } = load
  const luck = chance(seed + 1)
  let over = false
  let longest = 0
  const killing = (async () => {
    for (let kill = 1; kill <= kills; kill += 1) {
      const next = ledger.met.answered + luck.between(least, most)
      while (ledger.met.answered < next) await pause(5)
      await pause(luck.between(0, 50))
      await installation.killServer()
      const killed = performance.now()
      await installation.start()
      while (ledger.met.lastAt < killed) await pause(5)
      longest = Math.max(longest, ledger.met.lastAt - killed)
      progress(() => `kill ${kill} of ${kills}: ${ledger.opened.length} opened, ${ledger.acted.length} acted`)
    }
    const enough = ledger.met.answered + least
    while (ledger.met.answered < enough) await pause(5)
  })().finally(() => (over = true))
  await Promise.all([killing, load.run(clients, () => over)])

  const { found, drained, cases, steps, seals } = await nothingLost(installation, load)
  assert.equal(installation.starts, kills + 1)
  assert.ok(ledger.met.broken > 0 && found.acted > 0)
  await installation.stop()
  installation.remove()
  figure('server-kills', {
    ...{ seed, kills, clients, opened: found.opened, acted: found.acted },
    ...{ 'kinds of actions': new Set(ledger.acted.map(({ action }) => action)).size },
    ...{ broken: ledger.met.broken, replayed: ledger.replayed, missing: 0, doubled: 0, half: 0 },
    ...{ cases, steps, seals, 'broken chains': 0 },
    'longest pause s': (longest / 1000).toFixed(1),
    'queue drained s': drained.toFixed(1),
  })
})
