import { z } from 'zod'
import { stay, to, type Turn } from '../action.ts'
import { askReason } from '../ask.ts'
import { hasMerged, urgedLately } from '../errors.ts'
import { freeText } from '../personal.ts'
import type { Who } from '../who.ts'
import { mergedInto } from './merge.ts'

const hourMs = 3_600_000

/** 补充与催办: the caller calls again, with something new or to ask where it is; both are told to who handles it. */
export const callsAgain = (
  by: readonly Who[] = ['call-taker', 'dispatcher', 'opener', 'public', 'system'],
): Turn => ({
  code: 'calls-again',
  in: 'open',
  actions: {
    supplement: stay(by, {
      title: { zh: '补充', en: 'Add what the caller says' },
      asks: z.object({
        text: freeText(4000).meta({ label: { zh: '补充内容', en: 'What is added' }, long: true }),
      }),
      effects: (_facts, { text }) => [
        { kind: 'supplement', text },
        { kind: 'count', name: 'supplements' },
      ],
    }),
    urge: stay([...by, 'supervision-officer'], {
      title: { zh: '催办', en: 'Urge' },
      asks: z.object({
        note: freeText(500)
          .meta({ label: { zh: '催办说明', en: 'Note' } })
          .optional(),
      }),
      bulk: true,
      when({ case: row, at, settings }) {
        const last = row.outcome.urgedAt
        const since = typeof last === 'string' ? at.getTime() - Date.parse(last) : Infinity
        return since < settings.urgeHours * hourMs ? urgedLately : undefined
      },
      effects: ({ at }) => [
        { kind: 'outcome', values: { urgedAt: at.toISOString() } },
        { kind: 'count', name: 'urges' },
      ],
    }),
  },
})

/** 撤回: the caller no longer asks. Nobody was late with what nobody wants any more. */
export const withdrawal = (by: readonly Who[] = ['call-taker', 'dispatcher', 'opener', 'public']): Turn => ({
  code: 'withdrawal',
  in: 'open',
  actions: {
    withdraw: to('withdrawn', by, {
      title: { zh: '撤回诉求', en: 'Withdraw' },
      asks: z.object({ reason: askReason }),
      confirm: true,
      when: (facts) => (mergedInto(facts) > 0 ? hasMerged : undefined),
      effects: () => [{ kind: 'void-clocks' }, { kind: 'outcome', values: { withdrawn: true } }],
    }),
  },
})
