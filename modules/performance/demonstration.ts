import { chance, type Chance } from '#kernel/chance.ts'
import type { Db, DistrictId } from '#kernel/sql.ts'
import { insertMonitoring, insertProject, setActual, updateProject } from './queries.ts'
import { projectOr404, setIndicators } from './project.ts'
import { yearOf, elapsedOf } from './rules/warning.ts'
import { indicatorSet } from './shapes.ts'
import { written } from '#engines/reports/reports.ts'

/** One invented project: what it asks for, and between what its actual value is drawn by the end of a year. */
interface Invented {
  code: string
  name: string
  section: string
  kind: 'recurring' | 'once'
  /** The department's own evaluation, not a project's. */
  whole?: true
  goal: string
  /** 万元. */
  budget: number
  indicators: (Record<string, unknown> & { drawn?: readonly [low: number, high: number] })[]
}

const count = (
  name: string,
  target: string,
  unit: string,
  points: string,
  drawn: readonly [number, number],
) => ({
  ...{ first: 'output', second: '数量指标', name, direction: 'at-least', target, unit, points, drawn },
})
const rate = (name: string, target: string, points: string, drawn: readonly [number, number]) => ({
  ...{ first: 'output', second: '质量指标', name, direction: 'at-least', target, unit: '%', points, drawn },
})
const counted = (name: string, measure: string, more: { target: string; unit: string; points: string }) => ({
  ...{ first: 'output', second: measure.endsWith('on-time') ? '时效指标' : '数量指标', name, measure },
  ...{ direction: 'at-least', ...more },
})
const effect = (name: string, wording: string) => ({
  ...{ first: 'effect', second: '社会效益指标', name, direction: 'qualitative', wording, points: '30' },
})
const content = (name: string, target: string) => ({
  ...{
    first: 'satisfaction',
    second: '服务对象满意度指标',
    name,
    direction: 'at-least',
    target,
    unit: '%',
    points: '10',
  },
  drawn: [Number(target) - 1, 99] as const,
})

const invented: readonly Invented[] = [
  {
    ...{ code: 'P01', name: '群众诉求受理平台运行费', section: '受理督办科', kind: 'recurring', budget: 240 },
    goal: '各渠道诉求统一受理，限时回复，逐件回访。',
    indicators: [
      counted('12345 渠道受理诉求件数', 'appeals.opened', { target: '2000', unit: '件', points: '15' }),
      counted('诉求按期办结率', 'appeals.on-time', { target: '95', unit: '%', points: '25' }),
      rate('来电接通率', '98', '10', [97, 99.6]),
      effect('群众诉求渠道畅通', '渠道畅通'),
      content('来电人满意度', '95'),
    ],
  },
  {
    ...{ code: 'P02', name: '网格监督员服务费', section: '运行管理科', kind: 'recurring', budget: 1015 },
    goal: '城市管理问题早发现、早上报、快处置。',
    indicators: [
      counted('城市管理案件受理件数', 'defects.opened', { target: '1500', unit: '件', points: '20' }),
      counted('城市管理案件按期办结率', 'defects.on-time', { target: '90', unit: '%', points: '20' }),
      rate('应上报问题发现率', '95', '10', [95, 99]),
      effect('街面问题处置及时', '处置及时'),
      content('社会公众满意度', '90'),
    ],
  },
  {
    ...{
      code: 'P03',
      name: '政务网络与机房运行维护费',
      section: '网络工程科',
      kind: 'recurring',
      budget: 840,
    },
    goal: '政务网络、机房和视频会议稳定运行。',
    indicators: [
      count('网络检查次数', '1000', '次', '20', [990, 1080]),
      count('视频会议保障场次', '120', '场', '10', [115, 140]),
      {
        ...{ first: 'output', second: '时效指标', name: '网络故障平均响应时间', direction: 'at-most' },
        ...{ target: '30', unit: '分钟', points: '20', drawn: [18, 29] as const },
      },
      effect('为公众获取信息提供保障', '有效保障'),
      content('接入单位满意度', '95'),
    ],
  },
  {
    ...{ code: 'P04', name: '数据共享应用试点', section: '信息应用科', kind: 'once', budget: 125 },
    goal: '建成三个跨部门数据共享应用。',
    indicators: [
      count('建成数据共享应用个数', '3', '个', '30', [3, 3]),
      rate('应用验收合格率', '100', '20', [100, 100]),
      effect('减少群众重复提交材料', '明显减少'),
      content('使用部门满意度', '90'),
    ],
  },
  {
    ...{ code: 'W', name: '部门整体支出', section: '综合科', kind: 'recurring', budget: 2_710, whole: true },
    goal: '诉求办理、网格管理和政务网络三项工作达到年初目标。',
    indicators: [
      counted('全部案件受理件数', 'cases.opened', { target: '4000', unit: '件', points: '20' }),
      counted('全部案件按期办结率', 'cases.on-time', { target: '90', unit: '%', points: '20' }),
      rate('政务网络可用率', '99.9', '10', [99.9, 99.99]),
      effect('城市运行问题及时解决', '及时解决'),
      content('服务对象满意度', '90'),
    ],
  },
]

/**
 * Invented projects for a district on show: last year's filled in, this year's under way and looked at once. The
 * same seed gives the same figures; counted values come from the district's own cases.
 */
export async function inventProjects(
  db: Db,
  district: DistrictId,
  { now, seed, by }: { now: Date; seed: number; by: { account: number; name: string } },
): Promise<void> {
  const draw = chance(seed)
  const thisYear = new Date(now.getTime() + 8 * 3_600_000).getUTCFullYear()
  for (const year of [thisYear - 1, thisYear])
    for (const one of invented) {
      const indicators = one.indicators.map(({ drawn: _drawn, ...rest }) => indicatorSet.parse(rest))
      const yearStart = one.budget.toFixed(2)
      const { code, name, section, kind, goal, whole = false } = one
      const id = await insertProject(db, district, {
        ...{ year, code, name, section, kind, goal, whole, scheme: 'national' },
        ...{ yearStart, adjusted: yearStart, by: by.account },
      })
      if (id === undefined) continue
      const asking = { db, district }
      await setIndicators(asking, await projectOr404(asking, id), indicators)
      const share = year < thisYear ? 1 : Number(written(elapsedOf(year, now))) / 100
      await fill(db, district, { id, one, draw, share })
      if (year === thisYear) await look(db, district, { id, now, share, by, one })
    }
}

interface Filling {
  id: number
  one: Invented
  draw: Chance
  share: number
}

/** Money as far as the year has come; values of indicators where the year is over. */
async function fill(db: Db, district: DistrictId, { id, one, draw, share }: Filling): Promise<void> {
  const executed = (one.budget * share * draw.between(0.86, 0.99)).toFixed(2)
  await updateProject(db, district, { id, version: 1 }, { executed })
  if (share < 1) return
  for (const [index, { drawn, unit, direction }] of one.indicators.entries()) {
    const [low, high] = drawn ?? [0, 0]
    const value = draw.between(low, high).toFixed(unit === '%' ? 1 : 0)
    await setActual(db, district, id, {
      ...{ position: index + 1, evidence_hash: null, reason: '' },
      actual: drawn ? value : null,
      level: direction === 'qualitative' ? 'reached' : null,
      percent: direction === 'qualitative' ? '95' : null,
    })
  }
}

async function look(
  db: Db,
  district: DistrictId,
  { id, now, share, by, one }: Omit<Filling, 'draw'> & { now: Date; by: { account: number; name: string } },
): Promise<void> {
  const middle = new Date(yearOf(now.getUTCFullYear()).from.getTime() + 181 * 86_400_000)
  if (share < 0.5) return
  await insertMonitoring(db, district, id, {
    ...{ at: middle, elapsed: '49.59', executed: (one.budget * 0.38).toFixed(2), findings: [], by },
    ...{ warning: 'watch', note: '上半年支出略慢于时间进度，按合同下半年集中支付。' },
  })
}
