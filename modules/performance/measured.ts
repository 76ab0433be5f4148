import { judged } from '#engines/flow/flow.ts'
import { type Decimal, decimal, over } from '#engines/reports/reports.ts'
import type { Text } from '#kernel/errors.ts'
import { type Db, type DistrictId, sql } from '#kernel/sql.ts'

export interface Period {
  from: Date
  until: Date
}

/** Which of the house's cases a value was counted from: what the case list must be asked to show them. */
export interface Evidence {
  /** Case types, parted by commas as the list takes them. */
  type: string | null
  channel: string | null
  from: Date
  until: Date
  open: 'no' | null
  /** Of a rate: the cases whose clock was judged. What was kept before this was told apart has none. */
  clock: 'judged' | null
  /** How many cases stand behind the value, and of them how many count as good; a plain count has only the first. */
  cases: number
  good: number | null
}

export interface Measured {
  /** Undefined where nothing was counted that a rate could be made of. */
  value: Decimal | undefined
  evidence: Evidence
}

/**
 * Serves the actual value of an indicator: value, period, evidence. The room's own counts cases by `flow.fact_case`;
 * a provider of indicators may take its place.
 */
export type ValueProvider = (
  db: Db,
  district: DistrictId,
  asked: { measure: string; channel: string | null; period: Period },
) => Promise<Measured>

export interface Measure {
  code: string
  title: Text
  unit: string
  basis: string
  types: readonly string[]
  rate: boolean
}

const types = [
  ['appeals', ['citizen-appeal'], { zh: '群众诉求', en: 'Appeals' }],
  ['defects', ['street-defect'], { zh: '城市管理案件', en: 'Street defects' }],
  ['faults', ['network-fault'], { zh: '网络故障', en: 'Network faults' }],
  // Supervision orders are about a case that is counted already; confidential reports are no facts.
  ['cases', ['citizen-appeal', 'street-defect', 'network-fault'], { zh: '全部案件', en: 'All cases' }],
] as const

/** What can be counted: of each kind of case those opened, and the rate of those closed on time. */
export const measures: readonly Measure[] = types.flatMap(([code, of, title]): Measure[] => [
  {
    ...{ code: `${code}.opened`, unit: '件', types: of, rate: false },
    title: { zh: `${title.zh}受理件数`, en: `${title.en} opened` },
    basis: '期内受理的案件数（flow.fact_case，按受理时间）',
  },
  {
    ...{ code: `${code}.on-time`, unit: '%', types: of, rate: true },
    title: { zh: `${title.zh}按期办结率`, en: `${title.en} handled on time` },
    basis: '期内受理且已结案、有办理时限的案件中按期办结的比例；不计入统计的除外',
  },
])

export const measureOf = (code: string): Measure | undefined => measures.find((one) => one.code === code)

interface Counted {
  cases: number
  timed: number
  good: number
}

/** Counts cases by opening time; confidential ones are no facts. */
export const fromCases: ValueProvider = async (db, district, { measure: code, channel, period }) => {
  const measure = measureOf(code)
  if (!measure) throw new Error(`no measure ${code}`)
  const { rows } = await sql<Counted>`
    select count(*)::int as cases,
      count(*) filter (where ${judged})::int as timed,
      count(*) filter (where ${judged} and f.on_time)::int as good
    from flow.fact_case f
    where district_id = ${district} and opened_at >= ${period.from} and opened_at < ${period.until}
      and case_type = any(${measure.types}::text[])
      and (${channel}::text is null or channel = ${channel})`.execute(db)
  const { cases, timed, good } = rows[0]!
  const evidence = { type: measure.types.join(','), channel, ...period }
  if (!measure.rate)
    return { value: decimal(cases), evidence: { ...evidence, open: null, clock: null, cases, good: null } }
  return {
    value: over(decimal(good * 100), decimal(timed), 2),
    evidence: { ...evidence, open: 'no', clock: 'judged', cases: timed, good },
  }
}
