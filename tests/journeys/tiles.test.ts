import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { type FurnishedHouse, openFurnishedHouse } from '#tests/furnished-house.ts'

let house: FurnishedHouse
const codeOf = (answer: { body: string }) => (JSON.parse(answer.body) as { code: string }).code
const asked: string[] = []
/** Stands for 天地图: gives a picture, a page of complaint for zoom 3, nothing for zoom 4. */
const tiles = createServer((request, reply) => {
  asked.push(request.url!)
  if (request.url!.includes('/4/')) return reply.destroy()
  const isPage = request.url!.includes('/3/')
  reply.setHeader('content-type', isPage ? 'text/html' : 'image/png').end(isPage ? '<p>no</p>' : 'picture')
})
before(async () => {
  house = await openFurnishedHouse()
  await new Promise<void>((resolve) => tiles.listen(0, '127.0.0.1', resolve))
})
after(async () => {
  tiles.close()
  await house.close()
})

test('tiles come through our own server, with the key that no browser sees', async () => {
  const taker = await house.signIn('call-taker')
  const tile = (path: string) => taker.send('GET', `/api/map/tiles/${path}`)
  const none = await taker.get<{ layers: number }>('/map/tiles')
  assert.equal(none.layers, 0, 'as delivered the map asks nobody')
  assert.equal(codeOf(await tile('0/14/13390/6734')), 'org.tile-missing')

  const { port } = tiles.address() as AddressInfo
  const value = {
    layers: [`http://127.0.0.1:${port}/{s}/vec/{z}/{x}/{y}?tk=secret`],
    ...{ subdomains: '01', maxZoom: 18, attribution: { zh: '天地图', en: 'Tianditu' } },
  }
  const keeper = await house.signIn('system-admin')
  const set = (changed: object) =>
    keeper.send('PUT', '/api/settings/org.map-tiles', { value: { ...value, ...changed } })
  assert.equal((await set({ layers: ['http://127.0.0.1/no-places'] })).statusCode, 422)
  assert.equal((await set({ layers: ['file:///etc/{z}/{x}/{y}'] })).statusCode, 422)
  assert.equal((await set({})).statusCode, 200)

  const told = await taker.send('GET', '/api/map/tiles')
  assert.deepEqual(JSON.parse(told.body), { layers: 1, maxZoom: 18, attribution: value.attribution })
  const got = await tile('0/14/13391/6734')
  assert.deepEqual([got.statusCode, got.body], [200, 'picture'])
  assert.deepEqual(asked, ['/1/vec/14/13391/6734?tk=secret'])
  for (const path of ['0/3/1/1', '0/4/1/1', '1/14/13391/6734'])
    assert.equal(codeOf(await tile(path)), 'org.tile-missing', path)
})
