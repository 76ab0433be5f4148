import { words } from '#ui/words.ts'

export const bulkWords = words('bulk', {
  marked: { zh: '已选 {count} 件', en: '{count} marked' },
  none: { zh: '所选案件没有共同的批量动作', en: 'The marked cases share no bulk action' },
  clear: { zh: '取消选择', en: 'Clear' },
  for: { zh: '{action}（{count} 件）', en: '{action} ({count})' },
  going: { zh: '正在办理 {done} / {count}', en: '{done} of {count} done' },
  report: { zh: '批量办理结果', en: 'What came of it' },
  done: { zh: '办理成功 {count} 件', en: '{count} done' },
  refused: { zh: '未办理 {count} 件', en: '{count} refused' },
  close: { zh: '知道了', en: 'Close' },
})
