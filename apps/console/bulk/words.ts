import { words } from '#ui/words.ts'

export const bulkWords = words('bulk', {
  marked: { zh: '已选 {count} 件', en: '{count} marked' },
  none: { zh: '所选案件没有共同的批量动作', en: 'The marked cases share no bulk action' },
  clear: { zh: '取消选择', en: 'Clear' },
  for: { zh: '{action}（{count} 件）', en: '{action} ({count})' },
  going: { zh: '正在办理 {done} / {count}', en: '{done} of {count} done' },
  halted: { zh: '停在 {done} / {count}', en: 'stopped at {done} of {count}' },
  run: { zh: '批量办理', en: 'Bulk action' },
  elsewhere: { zh: '正在另一窗口办理', en: 'Going on in another window' },
  stop: { zh: '停止', en: 'Stop' },
  goOn: { zh: '继续办理其余 {count} 件', en: 'Go on with the other {count}', one: 'Go on with the last one' },
  end: { zh: '到此为止，看结果', en: 'Leave it, show the result' },
  left: { zh: '未轮到 {count} 件，仍如原状', en: '{count} not reached: as they were' },
  reportOf: { zh: '批量办理结果：{action}', en: 'What came of it: {action}' },
  done: { zh: '办理成功 {count} 件', en: '{count} done' },
  refused: { zh: '未办理 {count} 件', en: '{count} refused' },
  close: { zh: '知道了', en: 'Close' },
})
