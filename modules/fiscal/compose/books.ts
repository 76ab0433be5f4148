import { type Decimal, isZero, minus, plus, rounded, sum, written } from '#engines/reports/reports.ts'
import { refuse } from '#kernel/errors.ts'
import { type Entry, type FiscalData, type Nature, type Source, sources } from './data.ts'
import { economicMissing, nothingSpent, projectUnknown, sidesDiffer, subjectNameless } from './errors.ts'
import { subjectNames } from './lists.ts'
import { asWanYuan, roundTogether } from './round-together.ts'

/** What is asked of the books; a subject or economic code counts everything that begins with it. */
export interface Asked {
  year?: number
  stage?: Entry['stage']
  side: Entry['side']
  subject?: string
  source?: Source
  nature?: Nature
  economic?: string
  project?: string
}

type Line = Entry & { value: Decimal }

export interface Books {
  year: number
  /** In 万元, two places: the sum of rounded lines, so that every table adds up. This year's final amounts unless asked otherwise. */
  amount: (asked: Asked) => Decimal
  /** Codes of a length (3, 5 or 7) with an amount that is not nothing, in order. */
  codes: (length: 3 | 5 | 7, asked: Asked) => string[]
  nameOf: (code: string) => string
  carried: (end: 'start' | 'end', source?: Source, year?: number) => Decimal
  /** Whether the year before stands in the books at all: without it nothing is compared. */
  hasBefore: boolean
  hasBudget: boolean
}

export function booksOf(data: FiscalData, stage: Entry['stage'] = 'final'): Books {
  const lines = linesOf(data, stage)
  const names = { ...subjectNames, ...data.subjects }
  const nameOf = (code: string): string => names[code] ?? refuse(subjectNameless, { code })
  const amount = (asked: Asked): Decimal =>
    sum(lines.filter((line) => fits(line, { year: data.year, stage, ...asked })).map((one) => one.value))
  const carriedOver = carriedOf(data, stage, amount)
  const books: Books = {
    ...{ year: data.year, amount, nameOf },
    codes: (length, asked) =>
      [...new Set(lines.map(({ subject }) => subject.slice(0, length)))]
        .filter((subject) => !isZero(amount({ ...asked, subject })))
        .toSorted(),
    carried: (end, source, year = data.year) =>
      sum(
        carriedOver
          .filter((one) => one.year === year && (!source || one.source === source))
          .map((one) => one[end]),
      ),
    hasBefore: lines.some((line) => line.year === data.year - 1 && line.stage === stage),
    hasBudget: lines.some((line) => line.year === data.year && line.stage === 'budget'),
  }
  economicTold(books)
  const spent = amount({ side: 'spending' })
  if (spent.units <= 0n) refuse(nothingSpent, { year: data.year, amount: written(spent) })
  return books
}

const fits = (line: Line, asked: Asked): boolean =>
  line.year === asked.year &&
  line.stage === asked.stage &&
  line.side === asked.side &&
  line.subject.startsWith(asked.subject ?? '') &&
  (!asked.source || line.source === asked.source) &&
  (!asked.nature || line.nature === asked.nature) &&
  (!asked.economic || (line.economic ?? '').startsWith(asked.economic)) &&
  (!asked.project || line.project === asked.project)

/** Sections that stand in 公开09表 too: travel abroad, reception, running and buying cars (rule X09). */
const publicSections = new Set(['30212', '30217', '30231', '31013'])

/** Rounded subject by subject and source by source: what came in and went out alike stays alike. */
function linesOf({ entries, unit, projects }: FiscalData, stage: Entry['stage']): Line[] {
  const known = new Set(projects.map(({ code }) => code))
  for (const one of entries) {
    if (one.side !== 'spending' || one.stage !== stage) continue
    if (one.nature === 'project' && one.project && !known.has(one.project))
      refuse(projectUnknown, { code: one.project })
  }
  const groups = Map.groupBy(entries, (one) =>
    [one.year, one.stage, one.side, one.subject, one.source].join(' '),
  )
  return [...groups.values()].flatMap((group) => {
    const values = roundTogether(
      group.map((one) => asWanYuan(one.amount, unit)),
      (index) => publicSections.has(group[index]!.economic ?? ''),
    )
    return group.map((one, index) => ({ ...one, value: values[index]! }))
  })
}

type Carried = { year: number; source: Source; start: Decimal; end: Decimal }

/**
 * What is carried out is what was carried in and came in, less what was spent, source by source: given amounts
 * must say so exactly; what is printed follows from the rounded lines.
 */
function carriedOf(data: FiscalData, stage: Entry['stage'], amount: (asked: Asked) => Decimal): Carried[] {
  const exact = (asked: { side: Entry['side']; source: Source }): Decimal =>
    sum(
      data.entries
        .filter((one) => one.year === data.year && one.stage === stage)
        .filter((one) => one.side === asked.side && one.source === asked.source)
        .map((one) => asWanYuan(one.amount, data.unit)),
    )
  const given = (year: number, source: Source, end: 'start' | 'end'): Decimal =>
    sum(
      data.carried
        .filter((one) => one.year === year && one.source === source)
        .map((one) => asWanYuan(one[end], data.unit)),
    )
  const now = sources.map((source): Carried => {
    const [start, end] = [given(data.year, source, 'start'), given(data.year, source, 'end')]
    const into = plus(start, exact({ side: 'income', source }))
    const out = plus(end, exact({ side: 'spending', source }))
    if (!isZero(minus(into, out)))
      refuse(sidesDiffer, { source, year: data.year, income: written(into), spending: written(out) })
    const first = rounded(start, 2)
    const left = minus(plus(first, amount({ side: 'income', source })), amount({ side: 'spending', source }))
    return { year: data.year, source, start: first, end: left }
  })
  const before = data.carried
    .filter(({ year }) => year !== data.year)
    .map((one) => ({
      ...{ year: one.year, source: one.source },
      start: rounded(asWanYuan(one.start, data.unit), 2),
      end: rounded(asWanYuan(one.end, data.unit), 2),
    }))
  return [...now, ...before]
}

/** 公开06表 needs an economic section for all basic spending. */
function economicTold({ amount, codes }: Books): void {
  const basic = { side: 'spending', source: 'general', nature: 'basic' } as const
  for (const subject of codes(7, basic)) {
    const told = amount({ ...basic, subject, economic: '3' })
    if (!isZero(minus(amount({ ...basic, subject }), told))) refuse(economicMissing, { code: subject })
  }
}
