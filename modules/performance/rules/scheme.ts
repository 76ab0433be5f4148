import { z } from 'zod'
import { bothLanguages, said, setting } from '#kernel/settings.ts'
import { checkSchemes } from './check-schemes.ts'

/** The four first-level groups of indicators. */
export const groups = ['cost', 'output', 'effect', 'satisfaction'] as const
export type Group = (typeof groups)[number]

const percent = z.number().min(0).max(1_000)
const percentOf = (zh: string, en: string) => percent.meta(said(zh, en, { measure: 'percent' }))
const points = z.number().min(0).max(100)
const band = (zh: string, en: string) =>
  z.tuple([percentOf('从', 'From'), percentOf('到', 'To')]).meta(said(zh, en))

const groupTitles: Record<Group, { zh: string; en: string }> = {
  cost: { zh: '成本', en: 'Cost' },
  output: { zh: '产出', en: 'Output' },
  effect: { zh: '效益', en: 'Effect' },
  satisfaction: { zh: '满意度', en: 'Satisfaction' },
}

/** How a self-evaluation is scored; a local variant is one more of these. */
export const scheme = z.object({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/)
    .meta(said('代号', 'Code', { help: { zh: '小写字母开头，项目按它引用', en: 'Projects name it so' } })),
  title: z.object(bothLanguages({ zh: z.string().min(1), en: z.string().min(1) })).meta(said('名称', 'Name')),
  /** Points of carrying out the budget and of each group; together 100. */
  execution: points.meta(said('预算执行率', 'Carrying out the budget', { measure: 'points' })),
  points: z
    .record(
      z.enum(groups).meta(said('一级指标', 'Group', { options: groupTitles })),
      points.meta(said('分值', 'Points', { measure: 'points' })),
    )
    .meta(said('各一级指标分值', 'Points of each group')),
  /** In percent of a qualitative indicator's points, from and to: reached, partly reached, missed. */
  bands: z
    .object({
      reached: band('达成预期', 'Reached'),
      partly: band('部分达成', 'Partly reached'),
      missed: band('未达成', 'Missed'),
    })
    .meta(said('定性指标得分档', 'Bands of qualitative indicators')),
  /** Beyond this percentage of its target an indicator keeps only so much of its points: the target was too low. */
  over: z
    .object({
      from: percentOf('完成值超过目标的', 'Beyond this of its target'),
      keeps: percentOf('只得分值的', 'It keeps of its points'),
    })
    .meta(said('目标定得过低', 'Targets set too low')),
  /** A reason is due below this rate of execution, and where an indicator is off by more than this, over or short. */
  reasons: z
    .object({
      executionBelow: percentOf('预算执行率低于', 'Execution below'),
      short: percentOf('指标未完成超过', 'Short by more than'),
      over: percentOf('指标超额超过', 'Over by more than'),
    })
    .meta(said('须说明原因', 'A reason is due')),
  /** Lower bounds of the grades 优, 良, 中; below the last it is 差. */
  grades: z
    .object({
      excellent: percentOf('优', 'Excellent'),
      good: percentOf('良', 'Good'),
      fair: percentOf('中', 'Fair'),
    })
    .meta(said('等级下限', 'Lower bounds of grades')),
  /** Mid-year: warned of when behind this percentage of what the elapsed time would ask for, and strongly so. */
  warnings: z
    .object({ watch: percentOf('关注线', 'Watch'), alarm: percentOf('预警线', 'Alarm') })
    .meta(said('运行监控预警', 'Warnings in mid-year')),
  basis: z.string().meta(said('依据', 'Basis', { long: true })),
})
export type Scheme = z.infer<typeof scheme>

const national: Scheme = {
  code: 'national',
  title: { zh: '10/50/30/10', en: '10/50/30/10' },
  execution: 10,
  points: { cost: 0, output: 50, effect: 30, satisfaction: 10 },
  bands: { reached: [80, 100], partly: [60, 80], missed: [0, 60] },
  over: { from: 150, keeps: 90 },
  reasons: { executionBelow: 90, short: 0, over: 30 },
  grades: { excellent: 90, good: 80, fair: 60 },
  warnings: { watch: 80, alarm: 50 },
  basis:
    '财预〔2020〕10号《项目支出绩效评价管理办法》：预算执行率10、产出50、效益30、满意度10；定性指标按80–100、60–80、0–60三档',
}

/** The usual schemes; a district changes and adds by the setting. */
export const schemes = setting({
  key: 'performance.schemes',
  title: { zh: '绩效自评的评分办法', en: 'How self-evaluations are scored' },
  shape: z.array(scheme).min(1),
  check: checkSchemes,
  usual: [
    national,
    {
      ...national,
      code: 'no-satisfaction',
      title: { zh: '10/50/40（无满意度）', en: '10/50/40 (without satisfaction)' },
      points: { cost: 0, output: 50, effect: 40, satisfaction: 0 },
    },
    {
      ...national,
      code: 'with-cost',
      title: { zh: '10/20/40/20/10（成本单列）', en: '10/20/40/20/10 (cost apart)' },
      points: { cost: 20, output: 40, effect: 20, satisfaction: 10 },
    },
  ],
})
