import { z } from 'zod'
import { limit } from '#engines/catalogue/catalogue.ts'
import {
  askNote,
  askReason,
  askUnit,
  caseType,
  choice,
  contest,
  final,
  freeText,
  partsCollected,
  personName,
  phoneNumber,
  rule,
  sendBack,
  to,
} from '#engines/flow/flow.ts'
import { defectTurns } from '../rules/defect-turns.ts'

const unit = askUnit({ zh: '责任单位', en: 'Unit' })

/** The task of one supervisor, the nearest say; without a name it lies in the basket of all. */
const supervisor = z
  .int()
  .positive()
  .meta({ label: { zh: '监督员', en: 'Supervisor' }, account: 'supervisor' })
  .optional()

const found = choice(
  { real: { zh: '属实', en: 'As reported' }, unreal: { zh: '不属实', en: 'Not as reported' } },
  { zh: '核实结果', en: 'Found' },
)

/**
 * The component that is broken: one of the register, found by its identifier or as the nearest of the class.
 * Free words stay possible where none fits: the register always lags behind the street, and a report must not
 * wait until somebody has surveyed what it is about.
 */
const componentNamed = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .meta({
    label: { zh: '部件', en: 'Component' },
    help: {
      zh: '按标识码查找，或从附近的部件里选；台账里没有的直接填写名称',
      en: 'Find it by its identifier or among those nearby; if the register has none, say what it is',
    },
    entry: 'component',
    free: true,
  })

/**
 * 城市管理案件: a defect of a component or a matter of the street, through the seven stages of the national
 * standard. 核实 is before filing, 核查 after handling; supervision (verify, file, check, close) and command
 * (dispatch) are different posts, and who handles never closes.
 */
export const streetDefect = caseType({
  code: 'street-defect',
  title: { zh: '城市管理案件', en: 'Street defect' },
  basis: 'GB/T 30428.8-2020；GB/T 47678.5-2026',
  fields: z.object({
    text: freeText(1000).meta({ label: { zh: '问题描述', en: 'What is wrong' }, long: true }),
    address: freeText(200).meta({ label: { zh: '位置描述', en: 'Where' } }),
    component: componentNamed.optional(),
    name: personName.meta({ label: { zh: '举报人', en: 'Reporter' } }).optional(),
    phone: phoneNumber.meta({ label: { zh: '联系电话', en: 'Phone' } }).optional(),
    // What a supervisor brings was found by one; a citizen's call, page or terminal was not. Either may be said.
    foundBySupervisor: z
      .boolean()
      .meta({ label: { zh: '监督员上报', en: 'Found by a supervisor' }, byChannel: 'supervisor' })
      .optional(),
  }),
  text: 'text',
  openedBy: ['supervisor', 'acceptor', 'call-taker', 'public', 'system'],
  start: 'reported',
  states: {
    reported: {
      title: { zh: '待受理', en: 'Reported' },
      held: 'acceptor',
      actions: {
        // Only what did not come from a supervisor is verified on site before it is filed.
        verify: to('verifying', 'acceptor', {
          title: { zh: '派核实', en: 'Have it verified' },
          asks: z.object({ supervisor, note: askNote.optional() }),
          effects: (_facts, answers) =>
            answers.supervisor === undefined
              ? []
              : [{ kind: 'lead', post: 'supervisor', account: answers.supervisor }],
        }),
        accept: to('filing', 'acceptor', { title: { zh: '受理', en: 'Accept' }, bulk: true }),
        reject: to('rejected', 'acceptor', {
          title: { zh: '不予受理', en: 'Reject' },
          asks: z.object({ reason: askReason }),
          confirm: true,
        }),
        handledOnSpot: to('closed', 'supervisor', {
          title: { zh: '自行处置', en: 'Fixed on the spot' },
          asks: z.object({ note: askNote }),
          marks: ['handled', 'accepted', 'closed'],
          effects: () => [
            { kind: 'outcome', values: { selfHandled: true } },
            { kind: 'set', values: { in_statistics: false } },
          ],
        }),
      },
    },
    verifying: {
      title: { zh: '核实中', en: 'Being verified' },
      held: 'supervisor',
      actions: {
        verified: to('filing', 'supervisor', {
          title: { zh: '核实反馈', en: 'Verified' },
          asks: z.object({ found, note: askNote.optional() }),
          effects: (_facts, answers) => [{ kind: 'outcome', values: { verified: answers.found } }],
        }),
      },
    },
    filing: {
      title: { zh: '待立案', en: 'To file' },
      held: 'shift-leader',
      actions: {
        file: to('dispatching', 'shift-leader', { title: { zh: '立案', en: 'File' }, bulk: true }),
        reject: to('rejected', 'shift-leader', {
          title: { zh: '不予立案', en: 'Do not file' },
          asks: z.object({ reason: askReason }),
          confirm: true,
        }),
      },
    },
    dispatching: {
      title: { zh: '待派遣', en: 'To dispatch' },
      held: 'dispatcher',
      actions: {
        dispatch: to('handling', 'dispatcher', {
          title: { zh: '派遣', en: 'Dispatch' },
          asks: z.object({ unit, note: askNote.optional() }),
          marks: ['dispatched'],
          bulk: true,
          effects: (_facts, answers) => [
            { kind: 'lead', unit: answers.unit, ...(answers.note && { note: answers.note }) },
          ],
        }),
      },
    },
    ruling: {
      title: { zh: '待审定', en: 'To be ruled' },
      held: 'shift-leader',
      actions: { rule: rule('handling') },
    },
    handling: {
      title: { zh: '处置中', en: 'Handling' },
      held: 'unit',
      actions: {
        handle: to('checking', 'unit', {
          title: { zh: '处置反馈', en: 'Handled' },
          asks: z.object({ result: askNote }),
          marks: ['handled'],
          when: partsCollected,
        }),
        sendBack: sendBack('dispatching', { zh: '回退', en: 'Send back' }),
        contest: contest('ruling'),
      },
    },
    checking: {
      title: { zh: '核查中', en: 'Being checked' },
      held: 'supervisor',
      actions: {
        checked: to('closing', 'supervisor', {
          title: { zh: '核查通过', en: 'Checked: done' },
          asks: z.object({ note: askNote.optional() }),
        }),
        notDone: to('handling', 'supervisor', {
          title: { zh: '核查不通过，返工', en: 'Not done: rework' },
          asks: z.object({ reason: askReason }),
          effects: () => [{ kind: 'count', name: 'reworks' }],
        }),
      },
    },
    closing: {
      title: { zh: '待结案', en: 'To close' },
      held: 'shift-leader',
      actions: {
        close: to('closed', 'shift-leader', {
          title: { zh: '结案', en: 'Close' },
          marks: ['accepted', 'closed'],
          bulk: true,
        }),
        rework: to('handling', 'shift-leader', {
          title: { zh: '返工', en: 'Rework' },
          asks: z.object({ reason: askReason }),
          effects: () => [{ kind: 'count', name: 'reworks' }],
        }),
      },
    },
    closed: final({ zh: '已结案', en: 'Closed' }),
    rejected: final({ zh: '不予立案', en: 'Not filed' }),
    merged: final({ zh: '已合并', en: 'Merged' }),
    withdrawn: final({ zh: '已撤回', en: 'Withdrawn' }),
    voided: final({ zh: '已作废', en: 'Voided' }),
  },
  clocks: {
    accept: { title: { zh: '受理时限', en: 'Accepting' }, limit: limit('accept'), in: ['reported'] },
    verify: { title: { zh: '核实时限', en: 'Verifying' }, limit: limit('verify'), in: ['verifying'] },
    file: { title: { zh: '立案时限', en: 'Filing' }, limit: limit('file'), in: ['filing'] },
    dispatch: {
      title: { zh: '派遣时限', en: 'Dispatching' },
      limit: limit('dispatch'),
      in: ['dispatching', 'ruling'],
    },
    handle: {
      title: { zh: '处置时限', en: 'Handling' },
      limit: limit('handle'),
      // From the first dispatch on, returns counted in: a case that circulates is still late.
      in: ['handling', 'ruling', 'dispatching'],
      onceDispatched: true,
      whole: true,
    },
    check: { title: { zh: '核查时限', en: 'Checking' }, limit: limit('check'), in: ['checking'] },
    close: { title: { zh: '结案时限', en: 'Closing' }, limit: limit('close'), in: ['closing'] },
  },
  turns: defectTurns,
})
