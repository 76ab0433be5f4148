import { refusal } from '#kernel/errors.ts'

export const tableMissing = refusal('registers.table-missing', 422, {
  zh: '请选择一个 CSV 或 XLSX 文件。',
  en: 'Choose a CSV or XLSX file.',
})
export const tableEmpty = refusal('registers.table-empty', 422, {
  zh: '表里没有数据行。',
  en: 'The table has no rows below its head.',
})
export const tableTooLong = refusal('registers.table-too-long', 413, {
  zh: '一次最多导入 {most} 行，请分成几个文件。',
  en: 'At most {most} rows are taken at once: divide the file.',
})
export const columnUnknown = refusal('registers.column-unknown', 422, {
  zh: '表中没有“{column}”这一列。',
  en: 'The table has no column “{column}”.',
})
export const columnsNeeded = refusal('registers.columns-needed', 422, {
  zh: '这些必填内容没有对应的列：{fields}。',
  en: 'No column was given for what must be filled in: {fields}.',
})
export const valueUnreadable = refusal('registers.value-unreadable', 422, {
  zh: '“{label}”读不懂：{value}',
  en: '“{label}” cannot be read: {value}',
})
export const valueAmbiguous = refusal('registers.value-ambiguous', 422, {
  zh: '“{label}”的“{value}”对应不止一个，请写代码。',
  en: '“{label}”: “{value}” may mean several, write the code.',
})
export const keyTwice = refusal('registers.key-twice', 422, {
  zh: '“{key}”在表中出现两次，第二次没有导入。',
  en: '“{key}” stands in the table twice: the second was not taken.',
})
export const rowUnfit = refusal('registers.row-unfit', 422, {
  zh: '没有填写或不合要求：{fields}',
  en: 'Missing, or not as it must be: {fields}',
})
