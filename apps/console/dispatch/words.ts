import { words } from '#ui/words.ts'

export const dispatchWords = words('dispatch', {
  title: { zh: '派单台', en: 'Dispatch board' },
  all: { zh: '全部', en: 'All' },
  fresh: { zh: '待派单', en: 'To dispatch' },
  returned: { zh: '退单与审定', en: 'Returned, to rule' },
  none: { zh: '没有等待派单的案件', en: 'Nothing waits to be dispatched' },
  choose: { zh: '选一件案件，这里给出派单建议', en: 'Choose a case: whom to send it to shows here' },
  suggest: { zh: '建议派往', en: 'Send it to' },
  street: { zh: '属地街道', en: 'The street it lies in' },
  class: { zh: '目录指定的部门', en: 'The catalogue names it' },
  similar: {
    zh: '本街道近 {of} 件同类办结 {count} 件',
    en: 'It closed {count} of the last {of} like it here',
  },
  elsewhere: {
    zh: '全区近 {of} 件同类办结 {count} 件',
    en: 'It closed {count} of the last {of} in all streets',
  },
  wanted: { zh: '退单单位建议', en: 'Suggested by who sent it back' },
  load: { zh: '在办 {open}，超时 {late}', en: '{open} open, {late} late' },
  key: { zh: '按 {key} 直接派单', en: 'Press {key} to send' },
  history: { zh: '同街道近期同类', en: 'Like it in this street, lately' },
  noHistory: { zh: '近期没有同类案件', en: 'None like it lately' },
  alike: { zh: '可能是同一件事', en: 'May be the same thing' },
  precedents: { zh: '审定先例', en: 'Precedents' },
  sent: { zh: '已派往 {unit}', en: 'Sent to {unit}' },
  look: { zh: '查看 {number}', en: 'See {number}' },
  whole: { zh: '打开整件', en: 'Open it whole' },
})
