import { z } from 'zod'
import { limit } from '#engines/catalogue/catalogue.ts'
import {
  askNote,
  askReason,
  caseType,
  choice,
  final,
  freeText,
  phoneNumber,
  to,
  voiding,
} from '#engines/flow/flow.ts'

const kind = choice(
  {
    line: { zh: '线路中断', en: 'Line down' },
    device: { zh: '设备故障', en: 'Device failed' },
    slow: { zh: '网速异常', en: 'Slow' },
    wifi: { zh: '无线不可用', en: 'No WiFi' },
  },
  { zh: '故障类型', en: 'Kind' },
)

/** 网络故障: a unit is cut off; the duty officer answers within thirty minutes, at any hour. */
export const networkFault = caseType({
  code: 'network-fault',
  title: { zh: '网络故障', en: 'Network fault' },
  basis: '江汉区大数据中心 2023 年部门决算绩效目标：故障响应时间不超过 30 分钟',
  fields: z.object({
    kind,
    text: freeText(1000).meta({ label: { zh: '故障描述', en: 'What is wrong' }, long: true }),
    address: freeText(200).meta({ label: { zh: '单位及房间', en: 'Where' } }),
    phone: phoneNumber.meta({ label: { zh: '联系电话', en: 'Phone' } }).optional(),
  }),
  text: 'text',
  openedBy: ['network-duty', 'call-taker', 'unit'],
  start: 'reported',
  states: {
    reported: {
      title: { zh: '待响应', en: 'Reported' },
      held: 'network-duty',
      actions: { respond: to('solving', 'network-duty', { title: { zh: '响应', en: 'Respond' } }) },
    },
    solving: {
      title: { zh: '处理中', en: 'Being solved' },
      held: 'network-duty',
      actions: {
        solve: to('confirming', 'network-duty', {
          title: { zh: '已处理', en: 'Solved' },
          asks: z.object({ cause: askNote }),
          marks: ['handled'],
        }),
      },
    },
    confirming: {
      title: { zh: '待确认', en: 'To confirm' },
      held: 'network-duty',
      actions: {
        confirm: to('closed', ['opener', 'network-duty'], {
          title: { zh: '确认恢复', en: 'Confirm' },
          marks: ['accepted', 'closed'],
        }),
        notSolved: to('solving', ['opener', 'network-duty'], {
          title: { zh: '未恢复', en: 'Not solved' },
          asks: z.object({ reason: askReason }),
        }),
      },
    },
    closed: final({ zh: '已恢复', en: 'Closed' }),
    voided: final({ zh: '已作废', en: 'Voided' }),
  },
  clocks: {
    respond: { title: { zh: '响应时限', en: 'Response' }, limit: limit('respond'), in: ['reported'] },
    handle: {
      title: { zh: '处理时限', en: 'Solving' },
      limit: limit('handle'),
      in: ['solving'],
      whole: true,
    },
    confirm: { title: { zh: '确认时限', en: 'Confirmation' }, limit: limit('check'), in: ['confirming'] },
  },
  turns: [voiding(['network-duty'], 'shift-leader')],
})
