import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import sharp from 'sharp'
import { soak } from '#tests/soak.ts'
import { Refused } from './errors.ts'
import { readImage } from './images.ts'

/** Noise, so that a file has bytes enough to lose some. */
const picture = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
/** A black PNG of one bit a pixel, as whoever means harm would write it. */
function unfolding(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height))
  const parts = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Refused && error.refusal.code === code

test('every kind that cameras and screens write is read', async () => {
  const photo = picture(600, 300)
  const kinds = {
    jpeg: photo.clone().jpeg(),
    png: photo.clone().png(),
    webp: photo.clone().webp({ effort: 0 }),
    gif: photo.clone().gif({ effort: 1 }),
    avif: photo.clone().avif({ effort: 0 }),
  }
  for (const [kind, written] of Object.entries(kinds)) {
    const { facts, thumbnail } = await readImage(await written.toBuffer())
    assert.deepEqual(facts, { width: 600, height: 300, takenAt: null, place: null }, kind)
    const small = await sharp(thumbnail).metadata()
    assert.deepEqual([small.format, small.width, small.height], ['webp', 480, 240], kind)
  }
})

test('a small picture is not blown up', async () => {
  const { thumbnail } = await readImage(await picture(40, 30).png().toBuffer())
  assert.equal((await sharp(thumbnail).metadata()).width, 40)
})

const taken = (day: string, offset?: string, gps?: { lat: string; lng: string }) =>
  picture(60, 40)
    .withExif({
      IFD2: { DateTimeOriginal: day, ...(offset && { OffsetTimeOriginal: offset }) },
      ...(gps && {
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: gps.lat, GPSLongitudeRef: 'E', GPSLongitude: gps.lng },
      }),
    })
    .jpeg()
    .toBuffer()

test('the camera says when, in its own offset or in ours', async () => {
  const at = async (day: string, offset?: string) =>
    (await readImage(await taken(day, offset))).facts.takenAt?.toISOString()
  assert.equal(await at('2026:03:02 08:55:00'), '2026-03-02T00:55:00.000Z')
  assert.equal(await at('2026:03:02 08:55:00', '+09:00'), '2026-03-01T23:55:00.000Z')
  assert.equal(await at('0000:00:00 00:00:00'), undefined)
  assert.equal(await at('yesterday'), undefined)
})

test('the camera says where; zeros are no place', async () => {
  const place = async (lat: string, lng: string) =>
    (await readImage(await taken('2026:03:02 08:55:00', undefined, { lat, lng }))).facts.place
  assert.deepEqual(await place('30/1 36/1 0/1', '114/1 16/1 12/1'), { lng: 114.27, lat: 30.6 })
  assert.equal(await place('0/1 0/1 0/1', '0/1 0/1 0/1'), null)
  assert.equal(await place('99/1 0/1 0/1', '114/1 0/1 0/1'), null)
})

test('a thumbnail stands upright and tells neither time nor place', async () => {
  const turned = await sharp(
    await taken('2026:03:02 08:55:00', undefined, { lat: '30/1 0/1 0/1', lng: '114/1 0/1 0/1' }),
  )
    .keepExif()
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const { facts, thumbnail } = await readImage(turned)
  assert.deepEqual([facts.width, facts.height], [40, 60])
  const { exif, width, height, orientation } = await sharp(thumbnail).metadata()
  assert.deepEqual(
    { exif, width, height, orientation },
    { exif: undefined, width: 40, height: 60, orientation: undefined },
  )
})

test('what is no picture of a known kind is refused by name', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>'
  const others = [svg, `<?xml version="1.0"?>${svg}`, 'no photo at all', '', '%PDF-1.7']
  for (const text of others)
    await assert.rejects(readImage(Buffer.from(text)), refusedAs('kernel.image-kind'), text)
  await assert.rejects(readImage(await picture(9, 9).tiff().toBuffer()), refusedAs('kernel.image-kind'))
})

test('twenty kilobytes that would unfold to 144 megapixels are refused before they do', async () => {
  const bomb = unfolding(12_000, 12_000)
  assert.ok(bomb.length < 20_000)
  await assert.rejects(readImage(bomb), refusedAs('kernel.image-too-large'))
  assert.equal((await readImage(unfolding(1200, 1200))).facts.width, 1200)
})

test('a picture cut anywhere is broken, a picture spoiled anywhere never stops the server', async () => {
  const whole = {
    jpeg: await picture(300, 200).jpeg().toBuffer(),
    png: await picture(300, 200).png().toBuffer(),
  }
  const place = fc.double({ min: 0.02, max: 0.98, noNaN: true })
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(whole.jpeg, whole.png),
      place,
      fc.uint8Array({ minLength: 1 }),
      async (bytes, part, noise) => {
        const at = Math.floor(bytes.length * part)
        await assert.rejects(readImage(bytes.subarray(0, at)), refusedAs('kernel.image-broken'))
        const spoiled = Buffer.from(bytes)
        spoiled.set(noise.subarray(0, bytes.length - at), at)
        await readImage(spoiled).catch((error: unknown) => assert.ok(error instanceof Refused, String(error)))
      },
    ),
    { numRuns: soak(40, 5_000) },
  )
})
