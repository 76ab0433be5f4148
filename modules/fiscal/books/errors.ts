import { refusal } from '#kernel/errors.ts'

export const bookUnknown = refusal('fiscal.book-unknown', 404, {
  zh: '没有这套账目。',
  en: 'There are no such books.',
})
export const bookTaken = refusal('fiscal.book-taken', 409, {
  zh: '该单位 {year} 年的账目已经建立，请从列表打开。',
  en: 'The unit has books for {year} already: open them from the list.',
})
export const bookMoved = refusal('fiscal.book-moved', 409, {
  zh: '{name} 刚保存过这套账目。您填写的内容保留在本机，请选择以哪一份为准。',
  en: '{name} has just saved these books. What you typed is kept on this computer: choose which to keep.',
})
export const unitUnknown = refusal('fiscal.unit-unknown', 422, {
  zh: '没有这个单位，或单位已经撤销。',
  en: 'There is no such unit, or it has ended.',
})
export const linesMissing = refusal('fiscal.lines-missing', 422, {
  zh: '文件中没有“收支”表：第一行须有“功能科目”和“金额”两栏。可下载模板填写。',
  en: 'No sheet of the file has the columns 功能科目 and 金额 in its first row: use the template.',
})
export const draftUnfinished = refusal('fiscal.draft-unfinished', 422, {
  zh: '账目还有 {count} 处不符合要求，第一处：{first} 请改正后再导出。',
  en: '{count} places of the books do not fit; the first: {first} Mend them, then export.',
})
export const tooManyLines = refusal('fiscal.too-many-lines', 413, {
  zh: '账目不能超过 {most} 行。',
  en: 'Books hold {most} lines at most.',
})
