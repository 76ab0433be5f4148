import { refusal } from '#kernel/errors.ts'

export const checkUnknown = refusal('fiscal.check-unknown', 404, {
  zh: '没有这次检查，可能已被删除。请重新检查文件。',
  en: 'There is no such check; it may have been deleted. Check the file again.',
})
export const findingUnknown = refusal('fiscal.finding-unknown', 404, {
  zh: '这次检查里没有这处发现，可能已重新检查。请刷新页面。',
  en: 'The check has no such finding; the document may have been checked again. Load the page anew.',
})
export const originalNotKept = refusal('fiscal.original-not-kept', 404, {
  zh: '只有 PDF 保留原件。其他文件请看读出的文字，或导出批注网页。',
  en: 'Only of a PDF is the original kept: for other files see the text, or take the annotated page.',
})
