import type { Text } from '#kernel/errors.ts'
import { type Amount, amountText } from '#engines/reports/reports.ts'
import { type Disclosure, type Finding, lineAt, tableOf, totalRow } from '../document.ts'
import { found } from '../finding.ts'
import { mentionsIn, telling } from '../read/mentions.ts'
import { tight } from './lists.ts'

/** What a document says of its unit at a point in time, so that another document can be held against it. */
interface Claim {
  key: string
  what: Text
  value: Amount
  line: number
}

/** X12: two documents of one unit say the same of the same year, day or budget. Findings are the first one's. */
export function acrossDocuments(document: Disclosure, against: Disclosure): Finding[] {
  const known = new Map(claimsOf(against).map((claim) => [claim.key, claim]))
  return claimsOf(document).flatMap(({ key, what, value, line }) => {
    const other = known.get(key)
    if (!other || other.value === value) return []
    return [
      found('X12', line, {
        place: what,
        found: amountText(value),
        expected: amountText(other.value),
        computation: whereIn(against, other.line),
        ...(distanceOf(value, other.value) <= 2n && { severity: 'rounding' as const }),
      }),
    ]
  })
}

const whereIn = ({ year, kind }: Disclosure, line: number): Text => ({
  zh: `${year ?? ''}年${kind === 'budget' ? '预算' : '决算'} L${line}`,
  en: `${kind === 'budget' ? 'budget' : 'accounts'} of ${year ?? '–'}, L${line}`,
})

const distanceOf = (a: Amount, b: Amount): Amount => (a > b ? a - b : b - a)

function claimsOf(document: Disclosure): Claim[] {
  const { year } = document
  if (year === undefined) return []
  return [
    ...(document.kind === 'accounts' ? ofAccounts(document, year) : ofBudget(document, year)),
    ...counted(document, year),
  ]
}

function ofAccounts(document: Disclosure, year: number): Claim[] {
  const summary = tableOf(document, 'summary')
  const form = (test: RegExp, side: number, key: string, what: Text): Claim[] => {
    const line = summary?.forms.find((one) => one.side === side && test.test(one.name))
    return line ? [{ key, what, value: line.amounts[0] ?? 0n, line: line.line }] : []
  }
  return [
    ...form(/^年初结转/, 0, `carried/${year}`, {
      zh: `${year}年初结转和结余`,
      en: `carried over at the start of ${year}`,
    }),
    ...form(/^年末结转/, 1, `carried/${year + 1}`, {
      zh: `${year}年末结转和结余`,
      en: `carried over at the end of ${year}`,
    }),
    ...form(/^总计$/, 0, `total/${year}`, { zh: `${year}年收入总计`, en: `total income of ${year}` }),
    ...form(/^本年支出合计$/, 1, `spent/${year}`, {
      zh: `${year}年支出合计`,
      en: `total spending of ${year}`,
    }),
    ...before(document, year, /(^|[^款])收(入总计)?、?支(出)?总计各?$/, 'total'),
    ...before(document, year, /支出(合计)?$/, 'spent'),
    ...planned(document, year),
  ]
}

/** Last year's amount: this year's less the change told. */
function before(document: Disclosure, year: number, test: RegExp, key: string): Claim[] {
  for (const paragraph of telling(document)) {
    const [first, ...rest] = mentionsIn(paragraph)
    for (const mention of rest) {
      const way = /(增加|减少)$/.exec(mention.before)?.[1]
      if (
        !way ||
        !first ||
        !/^，(增长|下降)/.test(mention.after) ||
        !test.test(tight(mention.before.replace(/(增加|减少)$/, '')))
      )
        continue
      const value = way === '增加' ? first.amount - mention.amount : first.amount + mention.amount
      return [
        {
          key: `${key}/${year - 1}`,
          what: {
            zh: `按说明推算的${year - 1}年数`,
            en: `figure of ${year - 1} as the narrative implies it`,
          },
          value,
          line: mention.line,
        },
      ]
    }
  }
  return []
}

/** The budget of the year's start as accounts tell it. */
const planned = (document: Disclosure, year: number): Claim[] =>
  telling(document)
    .flatMap(mentionsIn)
    .filter(({ before: said }) => /财政拨款支出年初预算(数)?为?$/.test(tight(said)))
    .slice(0, 1)
    .map(({ amount, line }) => ({
      key: `budget/${year}`,
      what: { zh: `${year}年初预算`, en: `budget at the start of ${year}` },
      value: amount,
      line,
    }))

function ofBudget(document: Disclosure, year: number): Claim[] {
  const general = tableOf(document, 'general')
  const total = totalRow(general)
  const change = telling(document)
    .flatMap(mentionsIn)
    .find((one) => /总预算.*比\d{4}年预算(增加|减少)$/.test(tight(one.before)))
  const whole = total?.columns.get(1)
  return [
    ...(total && whole !== undefined
      ? [
          {
            key: `budget/${year}`,
            what: { zh: `${year}年预算`, en: `budget of ${year}` },
            value: whole,
            line: total.line,
          },
        ]
      : []),
    ...(change && whole !== undefined
      ? [
          {
            key: `budget/${year - 1}`,
            what: {
              zh: `按说明推算的${year - 1}年预算`,
              en: `budget of ${year - 1} as the narrative implies it`,
            },
            value: change.before.endsWith('增加') ? whole - change.amount : whole + change.amount,
            line: change.line,
          },
        ]
      : []),
  ]
}

/** Vehicles and staff at a year's end. */
function counted(document: Disclosure, year: number): Claim[] {
  const end = document.kind === 'budget' ? year - 1 : year
  const forms: readonly [RegExp, string, Text][] = [
    [
      /(?:共有车辆|一般公务用车)(\d+)[辆台]/,
      `vehicles/${end}`,
      { zh: `${end}年末车辆数`, en: `vehicles at the end of ${end}` },
    ],
    [
      /在职(?:人员)?(?:实有)?[^，。]{0,12}?(?:数)?(\d+)人|其中：行政\d+人，事业(\d+)人/,
      `staff/${end}`,
      { zh: `${end}年末在职人数`, en: `staff in office at the end of ${end}` },
    ],
  ]
  return forms.flatMap(([form, key, what]) => {
    for (const paragraph of document.paragraphs) {
      const match = form.exec(paragraph.text)
      const count = match?.[1] ?? match?.[2]
      if (match && count)
        return [{ key, what, value: BigInt(count) * 100n, line: lineAt(paragraph, match.index) }]
    }
    return []
  })
}
