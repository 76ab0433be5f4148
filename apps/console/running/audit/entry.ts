import type { Text } from '#ui/words.ts'

/** A line of the trail, in words and with the codes behind them. */
export interface Entry {
  id: number
  at: string
  account: number | null
  login: string | null
  name: string | null
  act: string
  subject: string | null
  succeeded: boolean
  address: string | null
  words: Text
  thing: { kind: Text | null; name: Text } | null
  told: { label: Text; value: Text | null; before: Text | null; after: Text | null }[]
}

export interface Choices {
  acts: { act: string; words: Text; writes: boolean }[]
  things: { word: string; title: Text }[]
}

/** What the page is narrowed by; days run from their midnight in the district to the next. */
export interface AuditSearch {
  account?: string | undefined
  act?: string | undefined
  thing?: string | undefined
  subject?: string | undefined
  find?: string | undefined
  succeeded?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** The search as the API takes it. */
export const askedOf = ({ from, until, ...rest }: AuditSearch) => ({
  ...rest,
  from: from && `${from}T00:00:00+08:00`,
  until: until && dayAfter(until),
})

const dayAfter = (day: string): string => {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return `${next.toISOString().slice(0, 10)}T00:00:00+08:00`
}
