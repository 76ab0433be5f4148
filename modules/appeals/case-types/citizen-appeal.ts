import { z } from 'zod'
import { limit } from '#engines/catalogue/catalogue.ts'
import {
  askNote,
  askReason,
  askReply,
  askUnit,
  caseType,
  contest,
  final,
  freeText,
  homeAddress,
  partsCollected,
  personName,
  phoneNumber,
  rule,
  sendBack,
  to,
} from '#engines/flow/flow.ts'
import { appealKind, callBackResult, contact, refusalReason, satisfaction } from '../answers.ts'
import { appealTurns } from '../rules/appeal-turns.ts'

const unit = askUnit({ zh: '承办单位', en: 'Unit' })

const refuse = to('refused', 'dispatcher', {
  title: { zh: '不予受理', en: 'Do not accept' },
  asks: z.object({ reason: refusalReason, reply: askReply }),
  confirm: true,
  effects: (_facts, answers) => [{ kind: 'outcome', values: { refused: answers.reason } }],
})

/** 群众诉求: a resident asks the district to put something right, through any channel. */
export const citizenAppeal = caseType({
  code: 'citizen-appeal',
  title: { zh: '群众诉求', en: 'Citizen appeal' },
  basis: '国办发〔2020〕53号；GB/T 33358-2016',
  fields: z.object({
    kind: appealKind,
    text: freeText(4000).meta({ label: { zh: '诉求内容', en: 'What is asked' }, long: true }),
    demand: freeText(500)
      .meta({ label: { zh: '具体要求', en: 'Demand' } })
      .optional(),
    name: personName.meta({ label: { zh: '来电人', en: 'Caller' } }).optional(),
    phone: phoneNumber.meta({ label: { zh: '联系电话', en: 'Phone' } }).optional(),
    home: homeAddress.meta({ label: { zh: '联系地址', en: 'Address' } }).optional(),
    address: freeText(200)
      .meta({ label: { zh: '事发地点', en: 'Where' } })
      .optional(),
    people: z
      .int()
      .min(1)
      .max(100_000)
      .meta({ label: { zh: '涉及人数', en: 'How many people' } })
      .optional(),
    callId: z
      .string()
      .max(60)
      .meta({ label: { zh: '通话编号', en: 'Call id' } })
      .optional(),
    wantsSecrecy: z
      .boolean()
      .meta({ label: { zh: '要求保密', en: 'Wants secrecy' } })
      .default(false),
  }),
  text: 'text',
  openedBy: ['call-taker', 'dispatcher', 'upstream-clerk', 'public', 'system'],
  start: 'received',
  // A reporter is never shown to the unit complained of (GB/T 33358, confidentiality).
  effects: (_facts, fields) =>
    fields.kind === 'report' || fields.wantsSecrecy ? [{ kind: 'outcome', values: { protected: true } }] : [],
  states: {
    received: {
      title: { zh: '待派单', en: 'To dispatch' },
      held: 'dispatcher',
      actions: {
        answer: to('closed', ['call-taker', 'dispatcher'], {
          title: { zh: '即答即办', en: 'Answer at once' },
          asks: z.object({ reply: askReply }),
          marks: ['handled', 'accepted', 'closed'],
          effects: () => [{ kind: 'outcome', values: { direct: true, solved: 'solved' } }],
        }),
        dispatch: to('signing', 'dispatcher', {
          title: { zh: '派单', en: 'Dispatch' },
          asks: z.object({ unit, note: askNote.optional() }),
          marks: ['dispatched'],
          bulk: true,
          effects: (_facts, { unit: lead, note }) => [{ kind: 'lead', unit: lead, ...(note && { note }) }],
        }),
        refuse,
      },
    },
    signing: {
      title: { zh: '待签收', en: 'To sign' },
      held: 'unit',
      actions: {
        sign: to('handling', 'unit', { title: { zh: '签收', en: 'Sign' }, bulk: true }),
        sendBack: sendBack('returned'),
        contest: contest('ruling'),
      },
    },
    returned: {
      title: { zh: '退单待审', en: 'Returned' },
      held: 'dispatcher',
      actions: {
        dispatch: to('signing', 'dispatcher', {
          title: { zh: '改派', en: 'Dispatch to another' },
          asks: z.object({ unit, note: askNote.optional() }),
          effects: (_facts, answers) => [{ kind: 'lead', unit: answers.unit }],
        }),
        uphold: to('signing', 'dispatcher', {
          title: { zh: '驳回退单', en: 'Uphold the dispatch' },
          asks: z.object({ reason: askReason }),
        }),
        refuse,
      },
    },
    ruling: {
      title: { zh: '待审定', en: 'To be ruled' },
      held: 'shift-leader',
      actions: { rule: rule('signing') },
    },
    handling: {
      title: { zh: '办理中', en: 'Handling' },
      held: 'unit',
      actions: {
        reply: to('checking', 'unit', {
          title: { zh: '办结答复', en: 'Finish and reply' },
          asks: z.object({ reply: askReply, contacted: contact, note: askNote.optional() }),
          marks: ['handled'],
          when: partsCollected,
        }),
        sendBack: sendBack('returned'),
        contest: contest('ruling'),
      },
    },
    checking: {
      title: { zh: '待审核', en: 'To review' },
      held: 'reviewer',
      actions: {
        accept: to('calling-back', 'reviewer', {
          title: { zh: '审核通过', en: 'Accept' },
          marks: ['accepted'],
          bulk: true,
        }),
        rework: to('handling', 'reviewer', {
          title: { zh: '重办', en: 'Send for rework' },
          asks: z.object({ reason: askReason }),
          effects: () => [{ kind: 'count', name: 'reworks' }],
        }),
      },
    },
    'calling-back': {
      title: { zh: '待回访', en: 'To call back' },
      held: 'caller-back',
      actions: {
        callBack: to('closed', ['caller-back', 'call-taker'], {
          title: { zh: '回访', en: 'Call back' },
          asks: z.object({ solved: callBackResult, satisfied: satisfaction, note: askNote.optional() }),
          marks: ['closed'],
          effects: (_facts, { solved, satisfied }) => [{ kind: 'outcome', values: { solved, satisfied } }],
        }),
        redo: to('handling', ['caller-back', 'call-taker'], {
          title: { zh: '未解决，重办', en: 'Not solved: handle again' },
          asks: z.object({ reason: askReason, satisfied: satisfaction }),
          effects: (_facts, { satisfied }) => [
            { kind: 'count', name: 'reworks' },
            { kind: 'outcome', values: { solved: 'not-solved', satisfied } },
          ],
        }),
      },
    },
    closed: final({ zh: '已结案', en: 'Closed' }),
    refused: final({ zh: '不予受理', en: 'Not accepted' }),
    merged: final({ zh: '已合并', en: 'Merged' }),
    withdrawn: final({ zh: '已撤回', en: 'Withdrawn' }),
    voided: final({ zh: '已作废', en: 'Voided' }),
  },
  clocks: {
    dispatch: { title: { zh: '派单时限', en: 'Dispatch' }, limit: limit('dispatch'), in: ['received'] },
    sign: { title: { zh: '签收时限', en: 'Signing' }, limit: limit('sign'), in: ['signing'] },
    redispatch: {
      title: { zh: '退单审核时限', en: 'Ruling on a return' },
      limit: limit('redispatch'),
      in: ['returned', 'ruling'],
    },
    // From the first dispatch on, returns counted in: a case that circulates is still late (standards §2.5).
    handle: {
      title: { zh: '办理时限', en: 'Handling' },
      limit: limit('handle'),
      in: ['signing', 'returned', 'ruling', 'handling'],
      whole: true,
    },
    review: { title: { zh: '审核时限', en: 'Review' }, limit: limit('check'), in: ['checking'] },
    'call-back': {
      title: { zh: '回访时限', en: 'Call-back' },
      limit: limit('call-back'),
      in: ['calling-back'],
    },
  },
  turns: appealTurns,
})
