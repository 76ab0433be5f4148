import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openFurnishedHouse, type FurnishedHouse } from '#tests/furnished-house.ts'

let house: FurnishedHouse
before(async () => void (house = await openFurnishedHouse()))
after(() => house.close())

const base = '/open311/v2'
const get = (path: string) => house.app.inject({ method: 'GET', url: `${base}/${path}` })
const post = (fields: Record<string, string>, form = 'json') =>
  house.app.inject({
    method: 'POST',
    url: `${base}/requests.${form}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

const lamp = { service_code: '010201', lat: '30.6', long: '114.27', description: '路灯不亮，电话13812345678' }

test('discovery, services and a definition are told in both forms', async () => {
  assert.match((await get('discovery.xml')).body, /<discovery>.*GeoReport_v2/s)
  const services = (await get('services.json')).json<{ service_code: string; group: string }[]>()
  assert.equal(services.find((one) => one.service_code === '010201')?.group, '城乡建设')
  assert.match((await get('services.xml')).body, /<services><service><service_code>/)
  assert.deepEqual((await get('services/010201.json')).json(), { service_code: '010201', attributes: [] })
})

test('a request is taken, followed and listed, and its telephone number is nowhere', async () => {
  const made = await post(lamp)
  assert.equal(made.statusCode, 201)
  const [{ service_request_id: id }] = made.json<[{ service_request_id: string }]>()
  const [shown] = (await get(`requests/${id}.json`)).json<
    [{ status: string; description: string; lat: number }]
  >()
  assert.equal(shown.status, 'open')
  assert.equal(shown.lat, 30.6)
  assert.doesNotMatch(shown.description, /13812345678/)
  const listed = (await get(`requests.json?service_code=010201&status=open`)).json<
    { service_request_id: string }[]
  >()
  assert.ok(listed.some((one) => one.service_request_id === id))
  const asXml = await get(`requests/${id}.xml`)
  assert.match(asXml.headers['content-type'] as string, /text\/xml/)
  assert.match(asXml.body, new RegExp(`<service_requests><request><service_request_id>${id}<`))
  assert.equal(
    (await get(`tokens/${id}.json`)).json<[{ service_request_id: string }]>()[0].service_request_id,
    id,
  )
})

test('several values of one argument are taken, ids override the rest, a span is ninety days at most', async () => {
  const ids: string[] = []
  for (const service_code of ['010201', '010202'])
    ids.push(
      (await post({ ...lamp, service_code })).json<[{ service_request_id: string }]>()[0].service_request_id,
    )
  const listed = async (query: string) =>
    (await get(`requests.json?${query}`))
      .json<{ service_request_id: string }[]>()
      .map((one) => one.service_request_id)
      .filter((id) => ids.includes(id))
      .toSorted()
  for (const query of [
    'status=open,closed&service_code=010201,010202',
    'status=open&service_code=010201&service_code=010202',
    `service_request_id=${ids.join(',')}&status=closed&service_code=999999&start_date=2001-01-01T00:00:00Z`,
  ])
    assert.deepEqual(await listed(query), ids.toSorted(), query)
  assert.deepEqual(await listed('status=closed&service_code=010201,010202'), [])
  const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00%2B08:00`
  assert.equal((await get(`requests.json?start_date=${day(1)}&end_date=${day(31)}`)).statusCode, 200)
  const long = await get(`requests.xml?start_date=2025-01-01T00:00:00Z&end_date=${day(1)}`)
  assert.match(
    `${long.statusCode} ${long.body}`,
    /^400 .*may not span more than 90 days/s,
    'exchange.span-too-long',
  )
})

test('what is no address of the interface, or no form of it, is told so', async () => {
  for (const path of ['services', 'nothing.json', '']) assert.equal((await get(path)).statusCode, 404, path)
  const sent = await house.app.inject({
    ...{ method: 'POST', url: `${base}/requests.xml`, payload: '--x--' },
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })
  assert.match(`${sent.statusCode} ${sent.body}`, /^400 .*application\/x-www-form-urlencoded/s)
})

test('text that would break out of XML stays text', async () => {
  const made = await post({ ...lamp, description: '<b>&"坏\u0001' }, 'xml')
  const id = /<service_request_id>([^<]+)/.exec(made.body)![1]
  assert.match((await get(`requests/${id}.xml`)).body, /<description>&lt;b&gt;&amp;&quot;坏<\/description>/)
})

const refusals: [name: string, fields: Record<string, string>, status: number, says: RegExp][] = [
  [
    'exchange.service-code-missing: no service',
    { lat: '30.6', long: '114.27' },
    400,
    /service_code was not provided/,
  ],
  [
    'exchange.service-unknown: an unknown service',
    { ...lamp, service_code: '999999' },
    404,
    /service_code 999999 was not found/,
  ],
  ['exchange.place-missing: no place', { service_code: '010201' }, 400, /lat and long, or address_string/],
  ['a latitude that is none', { ...lamp, lat: 'north' }, 400, /lat/],
  [
    'exchange.jurisdiction-unknown: an unknown jurisdiction',
    { ...lamp, jurisdiction_id: 'chicago' },
    404,
    /jurisdiction_id chicago/,
  ],
  ['another district', { ...lamp, jurisdiction_id: '420199' }, 404, /jurisdiction_id 420199/],
  ['exchange.key-invalid: a key that is none', { ...lamp, api_key: 'guess' }, 403, /api_key/],
]
for (const [name, fields, status, says] of refusals)
  test(`${name} is refused as the standard has it`, async () => {
    const answer = await post(fields)
    assert.equal(answer.statusCode, status)
    const [error] = answer.json<[{ code: number; description: string }]>()
    assert.equal(error.code, status)
    assert.match(error.description, says)
    assert.match((await post(fields, 'xml')).body, /<errors><error><code>\d+<\/code><description>/)
  })

test('exchange.request-unknown: an unknown request is 404 in the form that was asked for', async () => {
  const missing = await get('requests/NO1.xml')
  assert.equal(missing.statusCode, 404)
  assert.match(missing.body, /<errors><error><code>404<\/code>/)
})
