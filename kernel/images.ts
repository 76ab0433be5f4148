import exifr from 'exifr'
import sharp from 'sharp'
import { refuse } from './errors.ts'
import { imageBroken } from './images/errors.ts'

export interface ImageFacts {
  /** Pixels as seen, after the camera's turning. */
  width: number
  height: number
  /** When the camera says it was taken. */
  takenAt: Date | null
  /** Degrees as the camera wrote them (WGS84 by the EXIF standard). */
  place: { lng: number; lat: number } | null
}

/** A hundred megapixels: beyond every phone, below what exhausts the memory. */
const limits = { failOn: 'truncated', limitInputPixels: 100_000_000 } as const
const thumbnailEdge = 480

/**
 * Decodes a photo to its last row, so that one that came half is found out now and not at the hearing. Gives
 * what the camera wrote, and a small WebP without any of it. Refuses what is no whole image.
 */
export async function readImage(bytes: Buffer): Promise<{ facts: ImageFacts; thumbnail: Buffer }> {
  const decoded = await decode(bytes).catch(() => refuse(imageBroken))
  return { facts: { ...decoded.size, ...(await cameraFacts(bytes)) }, thumbnail: decoded.thumbnail }
}

async function decode(bytes: Buffer) {
  const image = sharp(bytes, limits)
  const { autoOrient } = await image.metadata()
  const thumbnail = await image
    .autoOrient()
    .resize({ width: thumbnailEdge, height: thumbnailEdge, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 70 })
    .toBuffer()
  return { size: { width: autoOrient.width, height: autoOrient.height }, thumbnail }
}

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

function placeOf(gps: { latitude: number; longitude: number } | undefined): ImageFacts['place'] {
  if (!gps || !(Math.abs(gps.latitude) <= 90 && Math.abs(gps.longitude) <= 180)) return null
  return { lng: gps.longitude, lat: gps.latitude }
}
