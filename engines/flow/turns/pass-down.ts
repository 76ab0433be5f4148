import { z } from 'zod'
import { askNote, askUnit } from '../ask.ts'
import { stay, type Turn } from '../action.ts'

/** 区—街—社区: a street passes its part down to a community, which reports back; the street still answers. */
export const passDown = (states: readonly string[]): Turn => ({
  code: 'pass-down',
  in: states,
  actions: {
    passDown: stay('unit', {
      title: { zh: '下派社区', en: 'Pass down' },
      asks: z.object({
        unit: askUnit({ zh: '下派单位', en: 'Pass down to' }, 'below'),
        note: askNote.optional(),
      }),
      effects: (_facts, answers) => [
        { kind: 'assign', role: 'part', unit: answers.unit, ...(answers.note && { note: answers.note }) },
      ],
    }),
    reportBack: stay('part-unit', {
      title: { zh: '反馈街道', en: 'Report back' },
      asks: z.object({ result: askNote }),
      effects: ({ as }) => [{ kind: 'finish', role: 'part', unit: as.unit, result: 'done' }],
    }),
  },
})
