import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ask, get, post } from '#ui/api.ts'
import type { Tone } from '#ui/tag.tsx'
import type { Language, Text } from '#ui/words.ts'

export const severities = ['error', 'rounding', 'implausible', 'missing', 'naming', 'wording'] as const
export type Severity = (typeof severities)[number]

/** The texts of a finding in one language. */
interface FindingWords {
  rule: string
  place: string
  found: string
  expected: string
  computation: string
  note: string
}

/** Where something stands on a page of a PDF, in points from the upper left corner. */
export interface PageBox {
  page: number
  x: number
  y: number
  width: number
  height: number
}

/** In Chinese, and under `en` in English. `line` counts places of the original, `at` lines of its text. */
export interface Finding extends FindingWords {
  line: number
  at: number
  key: string
  severity: Severity
  en: FindingWords
  boxes?: PageBox[]
  explained?: { reason: string; by: string; at: string }
}

/** A finding with its number in the whole list, by which the marks call it. */
export interface Numbered extends Finding {
  number: number
}

export const wordsOf = (finding: Finding, language: Language): FindingWords =>
  language === 'en' ? finding.en : finding

interface Judged {
  unit: string
  kind: 'accounts' | 'budget'
}

export interface Checked {
  id: number
  name: string
  at: string
  by: string
  document: Judged & {
    year?: number
    file: string
    unread: { line: number; why: string; en: string }[]
  }
  findings: Finding[]
  lines: { at: number; place: number; text: string }[]
  rules: Record<string, { title: Text; basis: Text; mend: Text }>
}

export interface ListedCheck {
  id: number
  name: string
  at: string
  by: string
  document: Judged & { year: number | null }
  tables: number
  findings: number
  errors: number
  explained: number
}

export const tones: Record<Severity, Tone> = {
  error: 'red',
  rounding: 'plain',
  implausible: 'violet',
  missing: 'yellow',
  naming: 'blue',
  wording: 'green',
}

export type Order = 'recent' | 'errors'

export const checksKey = ['fiscal-checks'] as const

export const checksQuery = (order: Order) =>
  infiniteQueryOptions({
    queryKey: [...checksKey, order],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      get<{ checks: ListedCheck[]; more: boolean }>('/fiscal/checks', { order, skip: pageParam }, signal),
    getNextPageParam: ({ more }, pages) =>
      more ? pages.reduce((sum, { checks }) => sum + checks.length, 0) : undefined,
  })

export const checkQuery = (id: number) =>
  queryOptions({
    queryKey: ['fiscal-check', id],
    queryFn: ({ signal }) => get<Checked>(`/fiscal/checks/${id}`, {}, signal),
  })

/** A file's bytes as the API takes them. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })

export const check = async (file: File): Promise<number> =>
  (await post<{ id: number }>('/fiscal/checks', { name: file.name, bytes: await base64Of(file) })).id

export const removeCheck = (id: number): Promise<unknown> => ask('DELETE', `/fiscal/checks/${id}`)

export const explain = (id: number, key: string, reason: string): Promise<unknown> =>
  ask('PUT', `/fiscal/checks/${id}/explanations/${key}`, { body: { reason } })

export const withdraw = (id: number, key: string): Promise<unknown> =>
  ask('DELETE', `/fiscal/checks/${id}/explanations/${key}`)
