import { z } from 'zod'
import { limit } from '#engines/catalogue/catalogue.ts'
import {
  askReason,
  askReply,
  askUnit,
  caseType,
  type Effect,
  extension,
  type Facts,
  final,
  freeText,
  supervisionCause,
  to,
} from '#engines/flow/flow.ts'

/** The verdict is told to the case that is supervised, in the same transaction. */
const tells =
  (verdict: string) =>
  ({ case: row, others }: Facts): Effect[] =>
    others.map((other) => ({
      ...{ kind: 'also' as const, case: other.case.id, action: 'supervised' },
      answers: { number: row.number, verdict },
    }))

/** 督办单: asks a unit to account for a case, with a limit and a reply of its own. */
export const supervisionOrder = caseType({
  code: 'supervision-order',
  title: { zh: '督办单', en: 'Supervision order' },
  basis: '国办发〔2020〕53号；本区督办办法',
  fields: z.object({
    text: freeText(2000).meta({ label: { zh: '督办要求', en: 'Demand' }, long: true }),
    cause: supervisionCause,
    about: z
      .string()
      .max(40)
      .meta({ label: { zh: '被督办案件', en: 'About' } }),
    unit: askUnit({ zh: '被督办单位', en: 'Unit' }).optional(),
  }),
  text: 'text',
  openedBy: ['system'],
  start: 'answering',
  // Before a unit has the case, whoever dispatches it is asked.
  effects: (_facts, { unit }) => [
    typeof unit === 'number' ? { kind: 'lead', unit } : { kind: 'go', to: 'dispatching' },
  ],
  states: {
    answering: {
      title: { zh: '待回复', en: 'To answer' },
      held: 'unit',
      actions: {
        reply: to('judging', 'unit', {
          title: { zh: '回复督办', en: 'Answer' },
          asks: z.object({ reply: askReply }),
          marks: ['handled'],
        }),
        cancel: to('cancelled', 'supervision-officer', {
          title: { zh: '撤销督办', en: 'Cancel' },
          asks: z.object({ reason: askReason }),
          across: ['supervision'],
          effects: tells('cancelled'),
        }),
      },
    },
    dispatching: {
      title: { zh: '待派单员回复', en: 'With the dispatcher' },
      held: 'dispatcher',
      actions: {
        give: to('answering', 'dispatcher', {
          title: { zh: '转承办单位', en: 'Give to the unit' },
          asks: z.object({ unit: askUnit({ zh: '承办单位', en: 'Unit' }) }),
          effects: (_facts, { unit }) => [{ kind: 'lead', unit }],
        }),
        reply: to('judging', 'dispatcher', {
          title: { zh: '回复督办', en: 'Answer' },
          asks: z.object({ reply: askReply }),
          marks: ['handled'],
        }),
      },
    },
    judging: {
      title: { zh: '待审核', en: 'To judge' },
      held: 'supervision-officer',
      actions: {
        accept: to('closed', 'supervision-officer', {
          title: { zh: '督办办结', en: 'Accept' },
          marks: ['accepted', 'closed'],
          across: ['supervision'],
          effects: tells('accepted'),
        }),
        rework: to('answering', 'supervision-officer', {
          title: { zh: '退回重办', en: 'Not enough' },
          asks: z.object({ reason: askReason }),
          mayLead: ['dispatching'],
          effects: ({ case: row }) => [
            ...(row.unit_id === null ? [{ kind: 'go' as const, to: 'dispatching' }] : []),
            { kind: 'count', name: 'reworks' },
          ],
        }),
      },
    },
    closed: final({ zh: '已办结', en: 'Closed' }),
    cancelled: final({ zh: '已撤销', en: 'Cancelled' }),
  },
  clocks: {
    handle: {
      title: { zh: '督办时限', en: 'Answer' },
      limit: limit('handle'),
      in: ['answering', 'dispatching'],
      whole: true,
    },
    review: { title: { zh: '审核时限', en: 'Judgement' }, limit: limit('check'), in: ['judging'] },
  },
  turns: [extension(['answering'], ['supervision-officer'])],
})
