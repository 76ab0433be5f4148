import { z } from 'zod'
import { said, setting } from '#kernel/settings.ts'

/**
 * A district's own numbers of the flow. Defaults are usual practice (standards §1.5, §2.5, tagged [K]) and
 * are changed in the district's settings, never in code.
 */
const shape = z.object({
  /** Rounds of return before the dispatcher's ruling is final. */
  returnRounds: z
    .int()
    .min(0)
    .default(2)
    .meta(said('退单轮次上限', 'Rounds of return', { measure: 'times' })),
  extensionsMost: z
    .int()
    .min(0)
    .default(2)
    .meta(said('延期次数上限', 'Extensions at most', { measure: 'times' })),
  hangUpsMost: z
    .int()
    .min(0)
    .default(1)
    .meta(said('挂账次数上限', 'Hang-ups at most', { measure: 'times' })),
  hangUpDaysMost: z
    .int()
    .min(1)
    .default(365)
    .meta(said('单次挂账最长', 'One hang-up lasts at most', { measure: 'days' })),
  objectionDays: z
    .int()
    .min(1)
    .default(5)
    .meta(said('超时申诉期限', 'Time for an objection', { measure: 'days' })),
  reopenDays: z
    .int()
    .min(0)
    .default(15)
    .meta(said('结束后可重办', 'May be reopened within', { measure: 'days' })),
  /** How long after the closing a citizen may rate it. */
  ratingDays: z
    .int()
    .min(0)
    .default(30)
    .meta(said('结束后可评价', 'May be rated within', { measure: 'days' })),
  undoMergeDays: z
    .int()
    .min(0)
    .default(7)
    .meta(said('合并后可撤销', 'A merge may be undone within', { measure: 'days' })),
  /** A caller may urge again after this many hours. */
  urgeHours: z
    .int()
    .min(0)
    .default(24)
    .meta(said('再次催办间隔', 'Urged again after', { measure: 'hours' })),
  /** An upstream order is due this many minutes before the platform's own time. */
  upstreamMarginMinutes: z
    .int()
    .min(0)
    .default(240)
    .meta(said('上级工单提前到期', 'Upstream orders are due earlier by', { measure: 'minutes' })),
  /** Share of a limit used up when its light turns yellow. */
  yellowAt: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .meta(said('时限用去多少时亮黄灯', 'Yellow once so much is used up', { share: true })),
})

export type FlowSettings = z.output<typeof shape>

export const flowSettings = setting({
  key: 'flow.rules',
  title: { zh: '办理规则', en: 'Rules of the flow' },
  shape,
  usual: shape.parse({}),
})
