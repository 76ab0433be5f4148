import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Chance, chance } from '#kernel/chance.ts'
import { decimal, rounded, sum, times, toText, written } from '#engines/reports/reports.ts'
import { composeDisclosure } from '../compose/compose-disclosure.ts'
import type { Entry, FiscalData } from '../compose/data.ts'
import { fiscalDataOf } from '../compose/read-data.ts'

const folder = path.join(import.meta.dirname, '..', 'compose', 'example')
const examples = ['accounts-2024.json', 'budget-2025.json']

/** Their amounts stand in the ledger of the three public expenses too: they stay as they are. */
const tied = new Set(['30212', '30217', '30231'])

/** A document known to be right: composed from books whose amounts were drawn. */
export interface Variant {
  name: string
  text: string
}

/** So many documents of each example; the first is the example as it is. Repeatable by the seed. */
export const variants = (count: number, seed: number): Variant[] =>
  examples.flatMap((file) =>
    Array.from({ length: count }, (_, n) => {
      const data = fiscalDataOf(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
      const drawn = n === 0 ? data : withAmounts(data, chance(seed + n))
      return { name: `${path.basename(file, '.json')} ${n + 1}`, text: composed(drawn) }
    }),
  )

/** Basic spending and the year before, each line at half to all of what it was; income is what is spent. */
function withAmounts(data: FiscalData, source: Chance): FiscalData {
  const factors = new Map<string, string>()
  const factorOf = (key: string): string => {
    const known = factors.get(key) ?? `0.${Math.floor(source.between(50, 100))}`
    factors.set(key, known)
    return known
  }
  const entries = data.entries.map((one) => {
    const free = one.side === 'spending' && (one.year < data.year || one.nature === 'basic')
    if (!free || tied.has(one.economic ?? '')) return one
    const key = `${one.year} ${one.stage} ${one.subject} ${one.economic ?? ''}`
    return { ...one, amount: written(rounded(times(decimal(one.amount), decimal(factorOf(key))), 2)) }
  })
  return { ...data, entries: entries.map((one) => (one.side === 'income' ? received(one, entries) : one)) }
}

/** A subject receives what it spends. */
function received(income: Entry, entries: readonly Entry[]): Entry {
  const spent = entries.filter(
    ({ side, year, stage, subject }) =>
      side === 'spending' && year === income.year && stage === income.stage && subject === income.subject,
  )
  return spent.length > 0
    ? { ...income, amount: written(sum(spent.map(({ amount }) => decimal(amount)))) }
    : income
}

/** Every reason that is asked for is given. */
function composed(data: FiscalData): string {
  const { wanting } = composeDisclosure(data)
  const reasons = {
    ...data.reasons,
    ...Object.fromEntries(wanting.map(({ key }) => [key, '按实际需要安排'])),
  }
  return toText(composeDisclosure({ ...data, reasons }))
}
