import { z } from 'zod'
import { stay, type Turn } from '../action.ts'
import { openOnes } from '../plan/draft.ts'

/** An edited calendar: running clocks are recomputed by a step that says so. */
const calendarEdited: Turn = {
  code: 'calendar-edited',
  in: 'open',
  actions: {
    recompute: stay('system', {
      title: { zh: '日历调整，时限重算', en: 'Calendar edited: clocks recomputed' },
      effects: () => [{ kind: 'recompute' }],
    }),
  },
}

/** 机构撤并: what a unit held goes to the one it was merged into, with its clocks as they are. */
const unitMerged: Turn = {
  code: 'unit-merged',
  in: 'open',
  actions: {
    followUnit: stay('system', {
      title: { zh: '单位撤并，转由接续单位办理', en: 'Unit merged: its work goes on' },
      asks: z.object({ from: z.int().positive(), unit: z.int().positive().meta({ unit: 'any' }) }),
      effects: ({ case: row, assignments }, { from, unit }) => [
        ...openOnes(assignments)
          .filter((held) => held.unit_id === from)
          .map(({ seq, account_id: account }) => ({ kind: 'hand' as const, seq, unit, account })),
        ...(row.unit_id === from ? [{ kind: 'set' as const, values: { unit_id: unit } }] : []),
      ],
    }),
  },
}

/** What every case type bears without declaring it. */
export const houseTurns: readonly Turn[] = [calendarEdited, unitMerged]
