import { queryOptions } from '@tanstack/react-query'
import { get } from '#ui/api.ts'

export interface ReconciledDay {
  day: string
  listedAt: string | null
  listed: number
  here: number
  mismatches: number
  open: number
}

export interface Days {
  systems: string[]
  system: string | null
  days: ReconciledDay[]
  oldestWaiting: string | null
}

export interface Told {
  seq: number
  kind: 'receipt' | 'extension' | 'return' | 'answer'
  deliveredAt: string | null
  attempts: number
  problem: string | null
  nextAt: string
  behind: boolean
}

export interface Mismatch {
  kind: 'missing-here' | 'missing-there' | 'state' | 'due' | 'waiting'
  number: string
  case: { id: number; number: string } | null
  theirs: string | null
  ours: string | null
  message: Told | null
  notes: { note: string; settled: boolean; by: string; at: string }[]
}

export interface DayFound {
  day: string
  listedAt: string | null
  listed: number
  here: number
  connected: boolean
  mismatches: Mismatch[]
}

/** Messages leave each minute: what waits is looked at again. */
const lookAgainMs = 30_000

export const reconciliationKey = ['reconciliation']

export const daysQuery = (system: string | undefined, until: string) =>
  queryOptions({
    queryKey: [...reconciliationKey, 'days', system, until],
    queryFn: () => get<Days>('/upstream/reconciliation/days', { system, until }),
    placeholderData: (before) => before,
  })

export const dayQuery = (system: string, day: string) =>
  queryOptions({
    queryKey: [...reconciliationKey, 'day', system, day],
    queryFn: () => get<DayFound>('/upstream/reconciliation', { system, day }),
    refetchInterval: lookAgainMs,
  })

/** `2026-03-01` and one day more or less; on the calendar alone. */
export function dayBeside(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

const states = new Map<string, string>([
  ...(['open', '在办', '未答复'] as const).map((word) => [word, 'open'] as const),
  ...(['answered', '已答复', '已办结'] as const).map((word) => [word, 'answered'] as const),
  ...(['returned', '已退回', '退回'] as const).map((word) => [word, 'returned'] as const),
])

interface Listed {
  number: string
  state?: string
}

/** One order a line: its number, and its state where one follows. The first line that cannot be read is named. */
export function readOrders(text: string): { orders: Listed[]; unread?: { line: number; word: string } } {
  const orders: Listed[] = []
  for (const [at, line] of text.split('\n').entries()) {
    const [number, word] = line.trim().split(/[\s,，]+/)
    if (!number) continue
    if (!word) orders.push({ number })
    else if (states.has(word)) orders.push({ number, state: states.get(word)! })
    else return { orders, unread: { line: at + 1, word } }
  }
  return { orders }
}
