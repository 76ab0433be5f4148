import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import sharp from 'sharp'
import { type District, stage, type StageAccount } from '#tests/stage.ts'
import { sql } from './sql.ts'

type Kept = {
  hash: string
  size: number
  mediaType: string
  name: string
  width: number | null
  takenAt: string | null
  lng: number | null
  lat: number | null
}
type Sent = { status: number; body: { files: Kept[]; code?: string; message?: { zh: string } } }

const { inDistrict } = stage({
  extend: async (d) => {
    const supervisor = await d.account({ permissions: ['files.add', 'files.read'] })
    return {
      supervisor,
      sends: (files: Record<string, Buffer | string>, headers = {}) => send(d, supervisor, files, headers),
      reads: (hash: string, query = '') => d.request(supervisor, 'GET', `/files/${hash}${query}`),
    }
  },
})

async function send(
  d: District,
  by: StageAccount,
  files: Record<string, Buffer | string>,
  headers: object,
): Promise<Sent> {
  const form = new FormData()
  for (const [name, bytes] of Object.entries(files)) form.append('file', new Blob([bytes as string]), name)
  const encoded = new Response(form)
  const answer = await d.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: {
      cookie: `huying_session=${by.token}`,
      'x-csrf-token': by.csrf,
      'content-type': encoded.headers.get('content-type')!,
      ...headers,
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.json() }
}

const picture = (width: number, height: number) => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
}
const photo = await picture(800, 600)
  .withExif({
    IFD2: { DateTimeOriginal: '2026:03:02 08:55:00' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '30/1 36/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '114/1 16/1 12/1',
    },
  })
  .jpeg()
  .toBuffer()
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test(
  'a photo arrives whole, with its time, its place and a thumbnail that tells neither',
  inDistrict(async (d) => {
    const { status, body } = await d.sends({ '井盖 破损.jpg': photo })
    assert.equal(status, 201)
    assert.deepEqual(body.files, [
      {
        hash: hashOf(photo),
        size: photo.length,
        mediaType: 'image/jpeg',
        name: '井盖 破损.jpg',
        width: 800,
        height: 600,
        takenAt: '2026-03-02T00:55:00.000Z',
        lng: 114.27,
        lat: 30.6,
      },
    ])
    const full = await d.app.inject({
      url: `/api/files/${hashOf(photo)}`,
      headers: { cookie: `huying_session=${d.supervisor.token}` },
    })
    assert.equal(hashOf(full.rawPayload), hashOf(photo))
    assert.equal(full.headers['content-type'], 'image/jpeg')
    assert.equal(full.headers['x-content-type-options'], 'nosniff')
    assert.equal(full.headers['cache-control'], 'private, max-age=31536000, immutable')
    assert.equal(
      full.headers['content-disposition'],
      `inline; filename*=UTF-8''${encodeURIComponent('井盖 破损.jpg')}`,
    )
    const thumb = await d.app.inject({
      url: `/api/files/${hashOf(photo)}?size=thumb`,
      headers: { cookie: `huying_session=${d.supervisor.token}` },
    })
    const { width, height, exif, format } = await sharp(thumb.rawPayload).metadata()
    assert.deepEqual(
      { width, height, exif, format },
      { width: 480, height: 360, exif: undefined, format: 'webp' },
    )
  }),
)

test(
  'a photo taken on its side stands upright',
  inDistrict(async (d) => {
    const turned = await picture(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { body } = await d.sends({ 'a.jpg': turned })
    assert.equal(body.files[0]!.width, 200)
  }),
)

test(
  'a photo that came half, a text that calls itself a photo, a file of no use: each is refused',
  inDistrict(async (d) => {
    const code = async (name: string, bytes: Buffer | string) => (await d.sends({ [name]: bytes })).body.code
    assert.equal(await code('a.jpg', photo.subarray(0, photo.length - 5000)), 'kernel.image-broken')
    const png = await picture(400, 400).png().toBuffer()
    assert.equal(await code('a.png', png.subarray(0, png.length / 2)), 'kernel.image-broken')
    const spoiled = Buffer.from(png)
    spoiled.fill(0, 5000, 9000)
    assert.equal(await code('a.png', spoiled), 'kernel.image-broken')
    for (const [name, bytes] of [
      ['a.jpg', 'no photo at all'],
      ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
      ['a.html', '<script>alert(1)</script>'],
      ['a.exe', Buffer.from('MZ\0\0')],
      ['empty.txt.', ''],
    ] as const)
      assert.equal(await code(name, bytes), 'kernel.file-kind', name)
    assert.equal((await d.sends({})).body.code, 'kernel.no-file')
    const { rows } = await d.inside(({ db }) => sql`select from kernel.file`.execute(db))
    assert.equal(rows.length, 0)
  }),
)

test(
  'one broken photo among many keeps none',
  inDistrict(async (d) => {
    const { body } = await d.sends({ '1.jpg': photo, '2.jpg': photo.subarray(0, 9000) })
    assert.equal(body.code, 'kernel.image-broken')
    assert.equal((await d.reads(hashOf(photo))).status, 404)
    const both = await d.sends({ '1.jpg': photo, '记录.txt': '下午三点到场' })
    assert.deepEqual(
      both.body.files.map((file) => file.mediaType),
      ['image/jpeg', 'text/plain'],
    )
    const text = await d.reads(both.body.files[1]!.hash)
    assert.match(String(text.headers['content-disposition']), /^attachment/)
    assert.equal(
      (await d.reads(both.body.files[1]!.hash, '?size=thumb')).status,
      404,
      'a text has no thumbnail',
    )
  }),
)

test(
  'a file belongs to its district and to those who may read files',
  inDistrict(async (d) => {
    await d.sends({ '1.jpg': photo })
    const at = `/files/${hashOf(photo)}` as const
    assert.equal(await d.refusal(undefined, 'GET', at), 'kernel.not-signed-in')
    assert.equal(await d.refusal(await d.account(), 'GET', at), 'kernel.not-allowed')
    const elsewhere = d.store.inDistrict(d.district + 3000, ({ db }) =>
      sql`select from kernel.file`.execute(db),
    )
    assert.equal((await elsewhere).rows.length, 0)
    assert.equal(await d.refusal(d.supervisor, 'GET', `/files/${'0'.repeat(64)}`), 'kernel.file-missing')
    for (const wrong of ['../../etc/passwd', '%2e%2e%2fkeys', 'A'.repeat(64)])
      assert.ok((await d.reads(wrong)).status >= 400, wrong)
  }),
)

test(
  'the same key sent twice keeps one, another photo under it is refused',
  inDistrict(async (d) => {
    const key = { 'idempotency-key': 'photo-1' }
    const first = await d.sends({ '1.jpg': photo }, key)
    const again = await d.sends({ '1.jpg': photo }, key)
    assert.deepEqual(again, first)
    const other = await picture(100, 100).jpeg().toBuffer()
    assert.equal((await d.sends({ '1.jpg': other }, key)).body.code, 'kernel.key-reused')
  }),
)

test(
  'a district says how large a photo may be',
  inDistrict(async (d) => {
    const system = await d.account({ administration: 'system' })
    type Listed = { settings: { key: string; value: Record<string, unknown> }[] }
    const { settings } = await d.reply<Listed>(system, 'GET', '/settings')
    const { value } = settings.find((each) => each.key === 'kernel.uploads')!
    const change = (more: object) =>
      d.request(system, 'PUT', '/settings/kernel.uploads', { value: { ...value, ...more } })
    assert.equal(
      (await change({ mediaTypes: ['text/html'] })).status,
      422,
      'a page is never shown, so never taken',
    )
    assert.equal((await change({ photoMegabytes: 1 })).status, 200)
    const large = await picture(2000, 1500).jpeg({ quality: 100 }).toBuffer()
    assert.ok(large.length > 1 << 20)
    const { status, body } = await d.sends({ '1.jpg': large })
    assert.deepEqual([status, body.code], [413, 'kernel.file-too-large'])
  }),
)

test(
  'what is no form is refused, and one that breaks off leaves nothing',
  inDistrict(async (d) => {
    assert.equal(await d.refusal(d.supervisor, 'POST', '/files', { file: 'x' }), 'kernel.media-type-wrong')
    for (const boundary of ['', '; boundary=b', `; boundary=${'b'.repeat(300)}`]) {
      const headers = { 'content-type': `multipart/form-data${boundary}` }
      assert.deepEqual(
        (await d.sends({ '1.jpg': 'not one' }, headers)).body.code,
        'kernel.malformed',
        boundary,
      )
    }
    await d.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = d.app.server.address() as AddressInfo
    const headers = {
      cookie: `huying_session=${d.supervisor.token}`,
      'x-csrf-token': d.supervisor.csrf,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': 1 << 20,
    }
    const request = http.request({ port, method: 'POST', path: '/api/files', headers })
    request.on('error', () => {})
    request.write('--b\r\ncontent-disposition: form-data; name="file"; filename="1.jpg"\r\n\r\n')
    request.write(photo.subarray(0, 1000))
    await new Promise((resolve) => setTimeout(resolve, 100))
    request.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const { rows } = await d.inside(({ db }) => sql`select from kernel.file`.execute(db))
    assert.equal(rows.length, 0)
    assert.deepEqual(d.failures, [], 'a line that breaks is no fault of the server')
  }),
)
