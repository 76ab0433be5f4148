import { refusal } from '#kernel/errors.ts'

export const mappingUnreadable = refusal('exchange.mapping-unreadable', 422, {
  zh: '映射文件 {file} 不合要求：{why}',
  en: 'The mapping {file} does not fit: {why}',
})
export const columnMissing = refusal('exchange.column-missing', 422, {
  zh: '表中没有映射所用的列：{columns}。',
  en: 'The table lacks columns that the mapping names: {columns}.',
})
export const sheetEmpty = refusal('exchange.table-empty', 422, {
  zh: '文件里没有表头。',
  en: 'The file has no header row.',
})
export const rowBroken = refusal('exchange.row-broken', 422, {
  zh: '第 {line} 行无法读取：{why}',
  en: 'Line {line} cannot be read: {why}',
})
export const valueMissing = refusal('exchange.value-missing', 422, {
  zh: '缺少“{what}”。',
  en: 'There is no “{what}”.',
})
export const valueUnlisted = refusal('exchange.value-unlisted', 422, {
  zh: '“{what}”的值“{value}”不在映射表中。',
  en: 'The value “{value}” of “{what}” is not in the table of the mapping.',
})
export const momentUnreadable = refusal('exchange.moment-unreadable', 422, {
  zh: '“{what}”不是可读的时间：{value}',
  en: '“{what}” is no readable time: {value}',
})
export const momentsReversed = refusal('exchange.moments-reversed', 422, {
  zh: '“{what}”早于登记时间。',
  en: '“{what}” lies before the opening.',
})
export const nulInText = refusal('exchange.nul-in-text', 422, {
  zh: '“{column}”含有不能保存的空字符（U+0000）。',
  en: '“{column}” holds a NUL character (U+0000), which cannot be kept.',
})
export const walkUnknown = refusal('exchange.walk-unknown', 422, {
  zh: '映射没有说明状态“{status}”的办理过程。',
  en: 'The mapping does not say what happened to a case of status “{status}”.',
})
export const districtUndescribed = refusal('exchange.district-undescribed', 422, {
  zh: '映射没有描述回放所需的区（district）。',
  en: 'The mapping describes no district to replay into.',
})
