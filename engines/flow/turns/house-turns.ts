import { z } from 'zod'
import { stay, type Turn } from '../action.ts'
import { askReason } from '../ask.ts'
import { alreadyWith } from '../errors.ts'
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

/** 移交: a task goes to another person who may do it, or back to the basket: leave, a leaver, a better hand. */
const handedOn: Turn = {
  code: 'handed-on',
  in: 'open',
  actions: {
    handOn: stay(['shift-leader', 'leader', 'unit', 'system'], {
      title: { zh: '移交他人', en: 'Hand on' },
      asks: z.object({
        account: z
          .int()
          .positive()
          .nullable()
          .meta({ label: { zh: '接手人', en: 'To whom' }, account: 'lead' }),
        reason: askReason.optional(),
      }),
      when: ({ assignments }, { account }) =>
        openOnes(assignments, 'lead')[0]?.account_id === account ? alreadyWith : undefined,
      effects: ({ assignments }, { account }) =>
        openOnes(assignments, 'lead').map(({ seq }) => ({ kind: 'hand' as const, seq, account })),
    }),
  },
}

/** What every case type bears without declaring it. */
export const houseTurns: readonly Turn[] = [calendarEdited, unitMerged, handedOn]
