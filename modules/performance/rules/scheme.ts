import { z } from 'zod'
import { setting } from '#kernel/settings.ts'

/** The four first-level groups of indicators. */
export const groups = ['cost', 'output', 'effect', 'satisfaction'] as const
export type Group = (typeof groups)[number]

const percent = z.number().min(0).max(1_000)
const text = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** How a self-evaluation is scored; a local variant is one more of these. */
export const scheme = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: text,
  /** Points of carrying out the budget and of each group; together 100. */
  execution: z.number().min(0).max(100),
  points: z.record(z.enum(groups), z.number().min(0).max(100)),
  /** In percent of a qualitative indicator's points, from and to: reached, partly reached, missed. */
  bands: z.object({
    reached: z.tuple([percent, percent]),
    partly: z.tuple([percent, percent]),
    missed: z.tuple([percent, percent]),
  }),
  /** Beyond this percentage of its target an indicator keeps only so much of its points: the target was too low. */
  over: z.object({ from: percent, keeps: percent }),
  /** A reason is due below this rate of execution, and where an indicator is off by more than this, over or short. */
  reasons: z.object({ executionBelow: percent, short: percent, over: percent }),
  /** Lower bounds of the grades 优, 良, 中; below the last it is 差. */
  grades: z.object({ excellent: percent, good: percent, fair: percent }),
  /** Mid-year: warned of when behind this percentage of what the elapsed time would ask for, and strongly so. */
  warnings: z.object({ watch: percent, alarm: percent }),
  basis: z.string(),
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
