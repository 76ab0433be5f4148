import path from 'node:path'
import { createHttp } from '#kernel/http.ts'
import { stopwatch } from '#kernel/clock.ts'
import { countCases, indexTexts, learnClassesOf } from '#engines/flow/flow.ts'
import { signedIn } from './client.ts'
import { times } from './measure.ts'
import { benchStore } from './store.ts'

/*
 * Help while typing on a store of so many years: what is counted and learned first, then each suggestion against
 * its limit of 200 ms.
 *
 *     node bench/help.ts --years 10
 */

const years = Number(process.argv[process.argv.indexOf('--years') + 1] || 1) || 1
const store = await benchStore(path.join(import.meta.dirname, '..'), years)
const { house, district } = store
const app = await createHttp({ ...house, district, logLevel: 'silent', rateFactor: Infinity })
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const elapsed = stopwatch()
const said = (what: string) => console.error(`${(elapsed() / 1000).toFixed(0)} s  ${what}`)
try {
  await indexTexts(house.store, district, house.clock())
  said(`${await countCases(house.store, district)} cases counted`)
  const learned = await learnClassesOf(house.store, {
    ...{ district, caseType: 'citizen-appeal', now: house.clock() },
  })
  said(`${learned} classes learned`)
  await measure()
} finally {
  await app.close()
  await house.store.close()
  await store.database.stop()
}

async function measure(): Promise<void> {
  const taker = await signedIn(origin, 'call-taker', 'Huying-2026')
  const type = 'citizen-appeal'
  const text = '民族路12号门口路灯不亮，三天了晚上看不见路，老人出门不方便，请尽快派人维修。'
  const post = (to: string, body: object) => () => taker.send('POST', `/api/help/${to}`, body)
  const asked: [what: string, ask: () => Promise<unknown>][] = [
    ['while typing: alike by words, class, unit', post('typing', { type, text })],
    ['the same with a place', post('typing', { type, text, place: { lng: 114.2855, lat: 30.5785 } })],
    [
      'a unit by class and street',
      () => taker.send('GET', `/api/help/units?type=${type}&class=010201&street=420103008`),
    ],
    ['a caller by the number', post('caller', { phone: '19900001234' })],
  ]
  const rows = []
  for (const [what, ask] of asked) {
    const { p50, p95 } = await times(ask)
    rows.push({ what, p50: `${p50.toFixed(1)} ms`, p95: `${p95.toFixed(1)} ms`, limit: '200 ms' })
  }
  console.log(`${store.cases} cases`)
  console.table(rows)
}
