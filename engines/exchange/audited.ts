import { thing } from '#kernel/audit.ts'

thing({
  word: 'target',
  title: { zh: '对接系统', en: 'connected system' },
  fields: {
    url: { zh: '地址', en: 'Address' },
    kind: {
      ...{ zh: '种类', en: 'Kind' },
      values: {
        upstream: { zh: '上级平台', en: 'upstream platform' },
        webhook: { zh: '网络回调', en: 'webhook' },
        telephone: { zh: '话务系统', en: 'telephone system' },
      },
    },
    subscribes: {
      ...{ zh: '订阅的步骤', en: 'Steps it is told' },
      fields: {
        type: { zh: '案件类型', en: 'Case type' },
        action: { zh: '动作', en: 'Action' },
      },
    },
    order: { zh: '上级平台编号', en: 'Number upstream' },
    message: {
      ...{ zh: '消息', en: 'Message' },
      values: {
        receipt: { zh: '签收回执', en: 'receipt' },
        extension: { zh: '延期', en: 'extension' },
        return: { zh: '退回', en: 'return' },
        answer: { zh: '答复', en: 'answer' },
      },
    },
  },
})

thing({
  word: 'reconciliation',
  title: { zh: '对账', en: 'reconciliation' },
  fields: {
    listed: { zh: '清单工单数', en: 'Orders listed' },
    order: { zh: '上级平台编号', en: 'Number upstream' },
    note: { zh: '处理情况', en: 'What was done' },
    settled: { zh: '已处理', en: 'Settled' },
  },
})

thing({
  word: 'call',
  title: { zh: '来电', en: 'call' },
  fields: {
    event: {
      ...{ zh: '事件', en: 'Event' },
      values: { ringing: { zh: '振铃', en: 'ringing' }, ended: { zh: '挂断', en: 'ended' } },
    },
    agent: { zh: '分机或账号', en: 'Extension or login' },
  },
})
