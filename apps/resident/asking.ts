import { get, post } from '#ui/api.ts'
import type { Text } from '#ui/words.ts'

export interface Choice {
  code: string
  title: Text
}

/** What `GET /api/public/district` tells before anybody types. */
export interface PublicSide {
  district: number
  name: Text | null
  kinds: Choice[]
  satisfied: Choice[]
  solved: Choice[]
  photos: { most: number; megabytes: number }
  kiosk: { idleSeconds: number; hints: Text[] }
}

export interface Area {
  code: string
  name: Text | null
  rings: [number, number][][]
}
export interface Areas {
  streets: Area[]
  communities: Area[]
}

export interface FoundPlace {
  code: string
  name: Text
  lng: number
  lat: number
}

export interface Here {
  inside: boolean
  street: Text | null
  community: Text | null
}

export interface Receipt {
  number: string
  code: string
}

export interface Followed {
  number: string
  state: Text
  openedAt: string
  dueAt: string | null
  closedAt: string | null
  steps: { title: Text; at: string }[]
  reply: string | null
  rated: boolean
  may: { supplement: boolean; withdraw: boolean; rateUntil: string | null; reopenUntil: string | null }
}

export interface Nearby {
  class: Text | null
  state: Text
  lng: number
  lat: number
}

/** Where several districts share an installation, the address says which: `/report?district=420103`. */
const asked = new URLSearchParams(location.search).get('district')
const district = asked && /^\d{6}$/.test(asked) ? { district: Number(asked) } : {}

const fromPublic = <T>(path: string, query: Record<string, string | number> = {}, signal?: AbortSignal) =>
  get<T>(`/public${path}`, { ...district, ...query }, signal)
const toPublic = <T>(path: string, body: object, key?: string) =>
  post<T>(`/public${path}`, { ...district, ...body }, key)

export const photosPath = `/public/photos${asked ? `?district=${asked}` : ''}`
export const askDistrict = () => fromPublic<PublicSide>('/district')
export const askAreas = () => fromPublic<Areas>('/areas')
export const askPlaces = (q: string, signal: AbortSignal) =>
  fromPublic<{ places: FoundPlace[] }>('/places', { q }, signal)
export const askHere = (lng: number, lat: number) => fromPublic<Here>('/location', { lng, lat })
export const askNear = (lng: number, lat: number) =>
  fromPublic<{ appeals: Nearby[] }>('/appeals/near', { lng, lat })
export const sendReport = (body: object, key: string) => toPublic<Receipt>('/appeals', body, key)

const way = ({ number }: Receipt) => `/appeals/${encodeURIComponent(number)}`
export const follow = (receipt: Receipt) => fromPublic<Followed>(way(receipt), { code: receipt.code })
/** What the citizen says of the own appeal. */
export const sayOf = (
  receipt: Receipt,
  what: 'rating' | 'reopening' | 'supplement' | 'withdrawal',
  said: object,
) => toPublic<object>(`${way(receipt)}/${what}`, { code: receipt.code, ...said })

/** 12380: a report in confidence, as its receipt shows it. */
export interface FollowedReport {
  state: Text
  openedAt: string
  closedAt: string | null
  replies: string[]
  open: boolean
}

export const askReportForm = () => fromPublic<{ about: Choice[] }>('/reports')
export const sendInConfidence = (body: object, key: string) =>
  toPublic<{ receipt: string }>('/reports', body, key)
export const followReport = (receipt: string) => toPublic<FollowedReport>('/reports/follow', { receipt })
export const addToReport = (receipt: string, text: string) =>
  toPublic<object>('/reports/supplement', { receipt, text })
