import { refusal } from '../errors.ts'

export const textNotStorable = refusal('kernel.text-not-storable', 422, {
  zh: '“{at}”含有无法保存的字符（空字符或残缺的字符），请删去后重新提交。',
  en: 'The text at “{at}” holds a character that cannot be kept (NUL or half a character): remove it.',
})
export const nestedTooDeep = refusal('kernel.nested-too-deep', 422, {
  zh: '内容嵌套超过 {limit} 层，请简化后重新提交。',
  en: 'The content is nested more than {limit} levels deep: make it flatter.',
})

/** A value that JSON would drop or change without a word: the caller's mistake, not the user's. */
export class NotJson extends TypeError {
  readonly code = 'kernel.not-json'
  readonly at: string
  constructor(at: string, what: string) {
    super(`kernel.not-json: ${at} is ${what}`)
    this.at = at
  }
}
