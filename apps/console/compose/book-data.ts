import { queryOptions } from '@tanstack/react-query'
import { get, post } from '#ui/api.ts'
import type { Text } from '#ui/words.ts'
import type { Finding } from '../fiscal/check-data.ts'

export type Kind = 'budget' | 'accounts'
export type MoneyUnit = 'yuan' | 'wan-yuan'

export interface ListedBook {
  id: number
  unit: number
  unitName: Text
  year: number
  kind: Kind
  version: number
  lines: number
  changedAt: string
  changedBy: string | null
}

export type Line = Record<
  'year' | 'stage' | 'side' | 'subject' | 'source' | 'nature' | 'economic' | 'project' | 'amount',
  string
>

export interface Ledgers {
  single: Record<string, string>
  lists: Record<string, Record<string, string>[]>
  reasons: Record<string, string>
  subjects: Record<string, string>
  meanings: Record<string, string>
}

/** What a person changes: saved as it stands, finished or not. */
export interface Content {
  moneyUnit: MoneyUnit
  entries: Line[]
  ledgers: Ledgers
}

export interface Book extends ListedBook, Content {}

export interface Issue {
  list: string
  row: number | null
  field: string
  text: Text
}

export interface Reason {
  key: string
  about: string
  text: string | null
}

export interface Block {
  kind: 'title' | 'heading' | 'paragraph' | 'table' | 'picture' | 'signature' | 'contents' | 'new-page'
  level?: number
  text?: string
  reasons?: Reason[]
  svg?: string
  lines?: string[]
  headerRows?: number
  rows?: { text: string; number: boolean; colSpan?: number; rowSpan?: number }[][]
  below?: string[]
}

export interface Preview {
  issues: Issue[]
  blocks: Block[]
  wanting: Reason[]
  findings: (Finding & { block: number })[]
}

interface Coded {
  code: string
  name: string
}
export interface LedgerColumn {
  key: string
  title: string
  whole: boolean
  codes: Coded[]
}
export interface Choices {
  subjects: (Coded & { above: string })[]
  economic: Coded[]
  singles: LedgerColumn[]
  lists: { at: string; name: string; columns: LedgerColumn[] }[]
}

export interface Taken {
  lines: Line[]
  refused: { row: number; cells: string; issues: Issue[] }[]
  ledgers: Ledgers
}

export const booksQuery = queryOptions({
  queryKey: ['fiscal', 'books'],
  queryFn: () => get<{ books: ListedBook[] }>('/fiscal/books').then(({ books }) => books),
})

export const bookQuery = (id: number) =>
  queryOptions({
    queryKey: ['fiscal', 'book', id],
    queryFn: () => get<Book>(`/fiscal/books/${id}`),
    // What is being typed is newer than anything that could be asked for again.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

/** Of a saved version: the next one is asked for when it is saved. */
export const previewQuery = (id: number, version: number) =>
  queryOptions({
    queryKey: ['fiscal', 'preview', id, version],
    queryFn: () => get<Preview>(`/fiscal/books/${id}/preview`),
    staleTime: Infinity,
  })

export const choicesQuery = queryOptions({
  queryKey: ['fiscal', 'book-choices'],
  queryFn: () => get<Choices>('/fiscal/book-choices'),
  staleTime: Infinity,
})

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })

export const tryFile = async (id: number, file: File): Promise<Taken> =>
  post<Taken>(`/fiscal/books/${id}/workbooks`, { bytes: await base64Of(file) })
