import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { sessionCookie } from '#kernel/session-cookie.ts'
import { stage } from '#tests/stage.ts'
import { type Route, route } from '../route.ts'

let names = ['江汉区', '前进街道']
const made = (path: string, more: Partial<Route>, said: () => string[] = () => names): Route => ({
  ...route({
    method: 'GET',
    path,
    can: 'signed-in',
    summary: { zh: '试', en: 'Try' },
    reply: z.object({ names: z.array(z.string()) }),
    handle: async () => ({ names: said() }),
  }),
  ...more,
})
const many = Array.from({ length: 900 }, (_, at) => `社区 ${at}`)
const { inDistrict } = stage({
  routes: [
    made('/names', { lasting: true }),
    made('/many', {}, () => many),
    made('/secret', { secret: true }, () => many),
  ],
  extend: (d) => ({
    /** What a browser gets that sends these headers. */
    async gets(path: string, headers: Record<string, string> = {}) {
      const { token } = await d.account()
      const cookie = `${sessionCookie}=${token}`
      return d.app.inject({ method: 'GET', url: `/api${path}`, headers: { cookie, ...headers } })
    },
  }),
})

test(
  'what seldom changes is held by the browser, asked for at every use, and sent anew only when it is another',
  inDistrict(async (d) => {
    const first = await d.gets('/names')
    assert.equal(first.headers['cache-control'], 'private, no-cache')
    const held = { 'if-none-match': `"other", ${String(first.headers.etag)}` }
    const again = await d.gets('/names', held)
    assert.deepEqual([again.statusCode, again.body], [304, ''])
    names = [...names, '民族街道']
    const changed = await d.gets('/names', held)
    assert.deepEqual([changed.statusCode, changed.json()], [200, { names }])
    assert.notEqual(changed.headers.etag, first.headers.etag)
  }),
)

test(
  'a long answer travels packed where the asker takes it so, and never with a secret in it',
  inDistrict(async (d) => {
    const takes = { 'accept-encoding': 'br, gzip' }
    const packed = await d.gets('/many', takes)
    assert.equal(packed.headers['content-encoding'], 'gzip')
    assert.deepEqual(JSON.parse(gunzipSync(packed.rawPayload).toString()), { names: many })
    assert.ok(packed.rawPayload.length * 3 < JSON.stringify(many).length)
    const plain = [
      await d.gets('/many'),
      await d.gets('/many', { 'accept-encoding': 'gzip;q=0' }),
      await d.gets('/secret', takes),
    ]
    for (const answer of plain) {
      assert.equal(answer.headers['content-encoding'], undefined)
      assert.deepEqual(answer.json(), { names: many })
    }
  }),
)
