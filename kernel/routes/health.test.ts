import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { createHttp } from '#kernel/http.ts'
import { stage } from '#tests/stage.ts'
import type { Route } from '../route.ts'
import { openStore } from '../sql.ts'
import { readyz } from './readyz.ts'

const { inDistrict } = stage()

test(
  'a server with its database, its schema and room on the disk is ready',
  inDistrict(async (d) => {
    assert.deepEqual(await d.reply(undefined, 'GET', '//healthz'), { ok: true })
    assert.deepEqual(await d.reply(undefined, 'GET', '//readyz'), {
      ready: true,
      database: { ok: true },
      migrations: { ok: true, missing: [] },
      disk: { ok: true },
    })
  }),
)

test(
  'without a database it lives but is not ready; a full disk and a missing migration are told apart',
  inDistrict(async (d) => {
    const ask = async (store: typeof d.store, made: Route) => {
      const { auth, files, district, clock } = d
      const routes = [made]
      const app = await createHttp({
        store,
        auth,
        files,
        district,
        routes,
        clock: clock.now,
        logLevel: 'silent',
      })
      const answer = await app.inject('/readyz')
      await app.close()
      return { status: answer.statusCode, ...answer.json() }
    }
    const nowhere = openStore('postgres://huying_server:x@127.0.0.1:9/none')
    const away = await ask(nowhere, readyz({ folder: '/', leastFreeBytes: 0 }))
    assert.equal(away.status, 503)
    assert.deepEqual([away.database.ok, away.disk.ok], [false, true])
    await nowhere.close()
    const full = await ask(d.store, readyz({ folder: '/', leastFreeBytes: 1e18 }))
    assert.deepEqual([full.status, full.database.ok, full.disk.ok], [503, true, false])
    const gone = await ask(d.store, readyz({ folder: '/no/such/folder', leastFreeBytes: 0 }))
    assert.equal(gone.disk.ok, false)
    const owner = new pg.Client({ connectionString: d.database.ownerUrl })
    await owner.connect()
    await owner.query(`delete from public.migration where name = '0004-passwords'`)
    await owner.end()
    const behind = await ask(d.store, readyz({ folder: '/', leastFreeBytes: 0 }))
    assert.equal(behind.status, 503)
    assert.deepEqual(behind.migrations, { ok: false, missing: ['0004-passwords'] })
  }),
)

test(
  'measurements are for this machine and the system administrator',
  inDistrict(async (d) => {
    await d.request(undefined, 'GET', '/nothing')
    await d.reply(await d.account(), 'GET', '/me')
    const { text, headers } = await d.request(undefined, 'GET', '//metrics')
    assert.match(String(headers['content-type']), /^text\/plain/)
    assert.match(text, /huying_request_seconds_count\{method="GET",route="\/api\/me",status="200"\} 1/)
    const afar = { 'x-forwarded-for': '203.0.113.7' }
    assert.equal(await d.refusal(undefined, 'GET', '//metrics', undefined, afar), 'kernel.not-allowed')
    const system = await d.account({ administration: 'system' })
    assert.equal((await d.request(system, 'GET', '//metrics', undefined, afar)).status, 200)
  }),
)

test(
  'every refusal is published with its code, its status and both sentences',
  inDistrict(async (d) => {
    type Published = { refusals: { code: string; status: number; text: { zh: string } }[] }
    const { refusals } = await d.reply<Published>(undefined, 'GET', '/refusals')
    const found = refusals.find((each) => each.code === 'kernel.not-signed-in')
    assert.deepEqual(found, {
      code: 'kernel.not-signed-in',
      status: 401,
      text: { zh: '请先登录。', en: 'Sign in first.' },
    })
  }),
)
