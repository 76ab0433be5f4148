import { words } from '#ui/words.ts'

export const handOverWords = words('hand-over', {
  title: { zh: '移交离岗人员任务', en: 'Hand over a leaver’s tasks' },
  send: { zh: '移交', en: 'Hand over' },
  handed: { zh: '已移交 {count} 项任务', en: '{count} tasks handed over' },
  none: { zh: '此人名下没有任务', en: 'Nothing lies in the name of this person' },
})
