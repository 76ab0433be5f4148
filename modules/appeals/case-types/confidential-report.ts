import { z } from 'zod'
import { limit } from '#engines/catalogue/catalogue.ts'
import {
  askNote,
  askReason,
  askReply,
  callsAgain,
  caseType,
  choice,
  type Facts,
  final,
  freeText,
  personName,
  phoneNumber,
  to,
} from '#engines/flow/flow.ts'
import type { Refusal } from '#kernel/errors.ts'
import { ownFinding } from '../errors.ts'

export const reportAbout = choice(
  {
    selection: { zh: '违规选人用人', en: 'Selection of officials' },
    discipline: { zh: '干部作风纪律', en: 'Conduct of officials' },
    party: { zh: '党组织建设', en: 'Party organisation' },
    other: { zh: '其他', en: 'Other' },
  },
  { zh: '举报类别', en: 'About' },
)

const finding = choice(
  {
    true: { zh: '属实', en: 'True' },
    'partly-true': { zh: '部分属实', en: 'Partly true' },
    'not-true': { zh: '不属实', en: 'Not true' },
    unclear: { zh: '无法查实', en: 'Cannot be found out' },
  },
  { zh: '核查结论', en: 'Finding' },
)

/** Four eyes: whoever found does not sign it off. */
const byAnother = ({ case: row, user }: Facts): Refusal | undefined =>
  row.outcome.foundBy === user.account ? ownFinding : undefined

/**
 * 12380 举报: only the confidential officers open, search or count it, and every look is on record; the
 * reporter follows it by a receipt and needs to give no name.
 */
export const confidentialReport = caseType({
  code: 'confidential-report',
  title: { zh: '12380 举报', en: 'Confidential report' },
  basis: '《12380 举报受理工作暂行办法》；GB/T 33358-2016 保密要求',
  fields: z.object({
    about: reportAbout,
    text: freeText(4000).meta({ label: { zh: '举报内容', en: 'What is reported' }, long: true }),
    person: personName.meta({ label: { zh: '被反映人', en: 'Who is reported' } }).optional(),
    name: personName.meta({ label: { zh: '举报人', en: 'Reporter' } }).optional(),
    phone: phoneNumber.meta({ label: { zh: '联系电话', en: 'Phone' } }).optional(),
  }),
  text: 'text',
  openedBy: ['confidential-officer', 'public'],
  confidentialTo: ['confidential-officer'],
  start: 'received',
  states: {
    received: {
      title: { zh: '待受理', en: 'Received' },
      held: 'confidential-officer',
      actions: {
        accept: to('finding', 'confidential-officer', {
          title: { zh: '受理', en: 'Accept' },
          marks: ['dispatched'],
        }),
        refuse: to('refused', 'confidential-officer', {
          title: { zh: '不予受理', en: 'Do not accept' },
          asks: z.object({ reason: askReason, reply: askReply }),
          confirm: true,
        }),
      },
    },
    finding: {
      title: { zh: '核查中', en: 'Being looked into' },
      held: 'confidential-officer',
      actions: {
        conclude: to('signing-off', 'confidential-officer', {
          title: { zh: '提出结论', en: 'Conclude' },
          asks: z.object({ finding, note: askNote, reply: askReply }),
          marks: ['handled'],
          effects: ({ user }, answers) => [
            { kind: 'outcome', values: { finding: answers.finding, foundBy: user.account } },
          ],
        }),
      },
    },
    'signing-off': {
      title: { zh: '待审签', en: 'To sign off' },
      held: 'confidential-officer',
      actions: {
        signOff: to('closed', 'confidential-officer', {
          title: { zh: '审签办结', en: 'Sign off' },
          marks: ['accepted', 'closed'],
          when: byAnother,
        }),
        rework: to('finding', 'confidential-officer', {
          title: { zh: '退回核查', en: 'Look again' },
          asks: z.object({ reason: askReason }),
          when: byAnother,
        }),
      },
    },
    closed: final({ zh: '已办结', en: 'Closed' }),
    refused: final({ zh: '不予受理', en: 'Not accepted' }),
  },
  clocks: {
    accept: { title: { zh: '受理时限', en: 'Acceptance' }, limit: limit('accept'), in: ['received'] },
    handle: {
      title: { zh: '核查时限', en: 'Finding' },
      limit: limit('handle'),
      in: ['finding'],
      whole: true,
    },
    review: { title: { zh: '审签时限', en: 'Signing off' }, limit: limit('check'), in: ['signing-off'] },
  },
  turns: [callsAgain(['confidential-officer', 'public'])],
})
