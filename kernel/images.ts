import exifr from 'exifr'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { refuse } from './errors.ts'
import { imageBroken, imageKindRefused, imageTooLarge } from './images/errors.ts'

export interface ImageFacts {
  /** Pixels as seen, after the camera's turning. */
  width: number
  height: number
  /** When the camera says it was taken. */
  takenAt: Date | null
  /** Degrees as the camera wrote them (WGS84 by the EXIF standard). */
  place: { lng: number; lat: number } | null
}

/** Beyond nearly every phone, below what exhausts the memory: a picture of 500 kB may hold more. */
const mostMegapixels = 100

/** What cameras and screens write. SVG is a program rather than a picture, HEIC needs a licence to read. */
const kinds = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']

const thumbnailEdge = 480

/**
 * Decodes a photo to its last row, so that one that came half is found out now and not at the hearing. Gives
 * what the camera wrote, and a small upright WebP without any of it. Refuses what is no image of a known kind,
 * what has too many pixels (before any is decoded), and what is not whole.
 */
export async function readImage(bytes: Buffer): Promise<{ facts: ImageFacts; thumbnail: Buffer }> {
  const kind = await fileTypeFromBuffer(bytes)
  if (!kind || !kinds.includes(kind.mime)) refuse(imageKindRefused)
  const size = await sizeOf(bytes)
  const megapixels = (size.width * size.height) / 1e6
  if (megapixels > mostMegapixels)
    refuse(imageTooLarge, { megapixels: Math.round(megapixels), limit: mostMegapixels })
  const thumbnail = await thumbnailOf(bytes)
  return { facts: { ...size, ...(await cameraFacts(bytes)) }, thumbnail }
}

async function sizeOf(bytes: Buffer): Promise<{ width: number; height: number }> {
  const read = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => refuse(imageBroken))
  return { width: read.autoOrient.width, height: read.autoOrient.height }
}

const thumbnailOf = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { failOn: 'error', limitInputPixels: mostMegapixels * 1e6 })
    .autoOrient()
    .resize({ width: thumbnailEdge, height: thumbnailEdge, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 70 })
    .toBuffer()
    .catch(() => refuse(imageBroken))

/** A photo may have lost its notes on the way (most messengers take them out): then nothing is known. */
async function cameraFacts(bytes: Buffer): Promise<Pick<ImageFacts, 'takenAt' | 'place'>> {
  const options = { reviveValues: false, pick: ['DateTimeOriginal', 'OffsetTimeOriginal'] }
  const [notes, gps] = await Promise.all([
    exifr.parse(bytes, options).catch(() => undefined),
    exifr.gps(bytes).catch(() => undefined),
  ])
  return { takenAt: takenAt(notes ?? {}), place: placeOf(gps) }
}

/** `2026:03:02 09:15:00`, local to the camera; where it names no offset, ours. */
function takenAt(notes: { DateTimeOriginal?: unknown; OffsetTimeOriginal?: unknown }): Date | null {
  const read = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(String(notes.DateTimeOriginal))
  if (!read) return null
  const offset = /^[+-]\d\d:\d\d$/.exec(String(notes.OffsetTimeOriginal))?.[0] ?? '+08:00'
  const at = new Date(`${read[1]}-${read[2]}-${read[3]}T${read[4]}${offset}`)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Without a fix some cameras write zeros: nobody of ours stands in the Gulf of Guinea. */
function placeOf(gps: { latitude: number; longitude: number } | undefined): ImageFacts['place'] {
  if (!gps || !(Math.abs(gps.latitude) <= 90 && Math.abs(gps.longitude) <= 180)) return null
  if (gps.latitude === 0 && gps.longitude === 0) return null
  return { lng: gps.longitude, lat: gps.latitude }
}

/** Draws an SVG of our own making as a PNG, at twice its size for print; never one that somebody sent. */
export const drawn = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 144 }).png().toBuffer()
