import { words } from '#ui/words.ts'

export const deskWords = words('desk', {
  title: { zh: '我的待办', en: 'My desk' },
  all: { zh: '全部', en: 'All' },
  late: { zh: '超时', en: 'Late' },
  soon: { zh: '24 小时内到期', en: 'Due within 24 h' },
  later: { zh: '其余', en: 'Later' },
  role: { zh: '角色', en: 'Part' },
  lead: { zh: '主办', en: 'Lead' },
  co: { zh: '协办', en: 'Co-handling' },
  part: { zh: '下派', en: 'Passed down' },
  task: { zh: '任务', en: 'Task' },
  approval: { zh: '审批', en: 'Approval' },
  held: { zh: '到手', en: 'Held for' },
  none: { zh: '待办都办完了', en: 'Nothing waits for you' },
  noneHelp: {
    zh: '新的案件到手时会立即显示在这里。',
    en: 'A new case appears here the moment it reaches you.',
  },
  noneLike: { zh: '没有这样的待办', en: 'None of these' },
  first: {
    zh: '只列最急的 200 件，办结后依次补上',
    en: 'The 200 most pressing are shown; the next move up as you finish',
  },
})
