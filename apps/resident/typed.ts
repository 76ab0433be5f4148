import { freshKey } from '#ui/present.ts'
import { Refused } from '#ui/api.ts'

export interface KeptPhoto {
  hash: string
  /** A small picture of it for this page: the file itself is not given out again. */
  shown: string
}

/** All that a resident types; kept as a draft in this browser until it is sent. */
export interface Typed {
  /** Sent again after a lost answer it makes no second report. */
  key: string
  kind: string
  text: string
  lng?: number
  lat?: number
  /** What the chosen place is called, where it was found by name. */
  placeName?: string
  address: string
  photos: KeptPhoto[]
  name: string
  phone: string
}

export const nothingTyped = (): Typed => ({
  key: freshKey(),
  kind: 'help',
  text: '',
  address: '',
  photos: [],
  name: '',
  phone: '',
})

export type Field = 'kind' | 'text' | 'place' | 'phone' | 'photos'
export type Wrong = Partial<Record<Field, string>>

type Problem = 'kindMissing' | 'textMissing' | 'placeMissing' | 'phoneWrong'

/** Of a telephone anywhere (ITU-T E.164: at most 15 digits), however it is parted. */
export const isPhone = (typed: string): boolean => /^\d{7,15}$/.test(typed.replace(/[\s()（）+-]/g, ''))

/** What must be mended before it is sent; the server checks again. */
export function checkTyped(typed: Typed, say: (problem: Problem) => string): Wrong {
  return {
    ...(!typed.kind && { kind: say('kindMissing') }),
    ...(typed.text.trim().length < 2 && { text: say('textMissing') }),
    ...(typed.lng === undefined && !typed.address.trim() && { place: say('placeMissing') }),
    ...(typed.phone.trim() && !isPhone(typed.phone) && { phone: say('phoneWrong') }),
  }
}

/** What the API takes. A place found by name is told in words too, for whoever goes there. */
export function reportOf(typed: Typed, channel: 'web' | 'kiosk'): object {
  const { kind, text, lng, lat, placeName, address, photos, name, phone } = typed
  const where = [placeName, address.trim()].filter(Boolean).join(' ')
  return {
    channel,
    kind,
    text: text.trim(),
    photos: photos.map(({ hash }) => hash),
    ...(lng !== undefined && lat !== undefined && { place: { lng, lat } }),
    ...(where && { address: where.slice(0, 200) }),
    ...(name.trim() && { name: name.trim() }),
    ...(phone.trim() && { phone: phone.trim() }),
  }
}

const fieldsOfServer: Record<string, Field> = {
  'fields.text': 'text',
  'fields.phone': 'phone',
  'fields.kind': 'kind',
  'fields.address': 'place',
  text: 'text',
  phone: 'phone',
  kind: 'kind',
  address: 'place',
}

/** Fields that the server did not take, each with what it said. */
export function wrongOf(error: unknown): Wrong {
  if (!(error instanceof Refused) || !Array.isArray(error.details.issues)) return {}
  const issues = error.details.issues as { field: string; problem: string }[]
  return Object.fromEntries(
    issues.flatMap(({ field, problem }) => (fieldsOfServer[field] ? [[fieldsOfServer[field], problem]] : [])),
  )
}
