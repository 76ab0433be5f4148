import { z } from 'zod'
import { stay, type Turn } from '../action.ts'
import { askNote } from '../ask.ts'
import { stageNotOpen } from '../errors.ts'
import { clockOf } from '../plan/clocks.ts'

/** 多阶段时限 (制止, 处罚, 拆除): each stage of a limit has a clock of its own and ends by its own action. */
export const stages = (states: readonly string[]): Turn => ({
  code: 'stages',
  in: states,
  actions: {
    stageDone: stay('unit', {
      title: { zh: '阶段完成', en: 'A stage is done' },
      asks: z.object({
        stage: z
          .string()
          .regex(/^[a-z][a-z-]{1,30}$/)
          .meta({ label: { zh: '阶段', en: 'Stage' }, stageOf: 'handle' }),
        result: askNote,
      }),
      when({ deadlines }, { stage }) {
        const clock = clockOf(deadlines, `handle.${stage}`)
        return clock && !clock.ended_at ? undefined : stageNotOpen
      },
      effects: (_facts, { stage }) => [{ kind: 'end-clock', clock: `handle.${stage}` }],
    }),
  },
})
