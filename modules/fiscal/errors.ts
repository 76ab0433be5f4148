import { refusal } from '#kernel/errors.ts'

export const textTooLong = refusal('fiscal.text-too-long', 413, {
  zh: '文字超过 {limit} MB，不像是一份预决算公开文件。请拆分后再检查。',
  en: 'The text is longer than {limit} MB, which no disclosure is: split it and check the parts.',
})
export const ruleUnknown = refusal('fiscal.rule-unknown', 422, {
  zh: '没有“{rule}”这条规则，请重新检查文件后再导出。',
  en: 'There is no rule “{rule}”: check the file again, then export.',
})
export const nothingToMarkIn = refusal('fiscal.nothing-to-mark-in', 422, {
  zh: '只有 PDF 能在原件上加标注。其他文件请导出批注网页。',
  en: 'Only a PDF can be marked itself: for other files take the annotated page.',
})
