import { z } from 'zod'
import { setting } from '#kernel/settings.ts'

/**
 * A district's own numbers of the flow. Defaults are usual practice (standards §1.5, §2.5, tagged [K]) and
 * are changed in the district's settings, never in code.
 */
const shape = z.object({
  /** Rounds of return before the dispatcher's ruling is final. */
  returnRounds: z.int().min(0).default(2),
  extensionsMost: z.int().min(0).default(2),
  hangUpsMost: z.int().min(0).default(1),
  hangUpDaysMost: z.int().min(1).default(365),
  objectionDays: z.int().min(1).default(5),
  reopenDays: z.int().min(0).default(15),
  /** How long after the closing a citizen may rate it. */
  ratingDays: z.int().min(0).default(30),
  undoMergeDays: z.int().min(0).default(7),
  /** A caller may urge again after this many hours. */
  urgeHours: z.int().min(0).default(24),
  /** An upstream order is due this many minutes before the platform's own time. */
  upstreamMarginMinutes: z.int().min(0).default(240),
  /** Share of a limit used up when its light turns yellow. */
  yellowAt: z.number().min(0).max(1).default(0.8),
})

export type FlowSettings = z.output<typeof shape>

export const flowSettings = setting({
  key: 'flow.rules',
  title: { zh: '办理规则', en: 'Rules of the flow' },
  shape,
  usual: shape.parse({}),
})
