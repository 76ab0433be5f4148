import { refusal } from '#kernel/errors.ts'

export const textTooLong = refusal('fiscal.text-too-long', 413, {
  zh: '文字超过 {limit} MB，不像是一份预决算公开文件。请拆分后再检查。',
  en: 'The text is longer than {limit} MB, which no disclosure is: split it and check the parts.',
})
export const ruleUnknown = refusal('fiscal.rule-unknown', 422, {
  zh: '没有“{rule}”这条规则，请重新检查文件后再导出。',
  en: 'There is no rule “{rule}”: check the file again, then export.',
})
