import {
  type Change,
  changeOf,
  type Decimal,
  isZero,
  type Reason,
  type Said,
  say,
  sentence,
} from '#engines/reports/reports.ts'
import type { FiscalData } from '../data.ts'

/** A person's reason by its key, or its place where none is given yet. */
export type Reasons = (key: string, about: string) => Reason
export const reasonsOf =
  ({ reasons }: Pick<FiscalData, 'reasons'>): Reasons =>
  (key, about) => ({ key, about, text: reasons[key]?.trim().replace(/[。；，]$/, '') || undefined })

const compared = {
  both: sentence(
    'compare.both',
    '与{before}年度相比，{what}各{way}{by}，{rise}{rate}，主要原因是{why}。',
    '部门决算公开：与上年对比须写增减额、增减率和原因',
  ),
  rated: sentence(
    'compare.rated',
    '与{before}年度相比，{what}{way}{by}，{rise}{rate}，主要原因是{why}。',
    '部门决算公开：与上年对比须写增减额、增减率和原因',
  ),
  plain: sentence(
    'compare.plain',
    '与{before}年度相比，{what}{way}{by}，上年无此项，主要原因是{why}。',
    '上年为零时不写增减率（N03）',
  ),
  same: sentence('compare.same', '{what}与{before}年度持平。', '无增减时不写率'),
}

/** One comparison with the year before, as its figures allow: with a rate, without one, or none. */
export function compareYears(
  what: string,
  { now, before, year, each = false }: { now: Decimal; before: Decimal; year: number; each?: boolean },
  why: Reason,
): Said {
  const change: Change = changeOf(now, before)
  const earlier = String(year - 1)
  if (change.way === 'same') return say(compared.same, { what, before: earlier })
  const filled = {
    ...{ what, before: earlier, by: change.by, why },
    way: change.way === 'more' ? '增加' : '减少',
    rise: change.way === 'more' ? '增长' : '下降',
  }
  if (!change.rate || isZero(before)) return say(compared.plain, filled)
  return say(each ? compared.both : compared.rated, { ...filled, rate: change.rate })
}
