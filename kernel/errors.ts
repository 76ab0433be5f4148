/** A text in both languages of the product. */
export interface Text {
  zh: string
  en: string
}

/** A named refusal: a stable code, an HTTP status, a sentence that says what to do. */
export interface Refusal {
  code: string
  status: number
  text: Text
}

export type RefusalDetails = Record<string, unknown>

/** Thrown by `refuse`; the HTTP layer and the operator's tool turn it into their own form. */
export class Refused extends Error {
  readonly refusal: Refusal
  readonly details: RefusalDetails
  constructor(refusal: Refusal, details: RefusalDetails = {}) {
    super(`${refusal.code}: ${fill(refusal.text.en, details, 'en')}`)
    this.refusal = refusal
    this.details = details
  }
}

/** Every refusal made in this process, so that the API can publish the catalogue. */
const catalogue = new Map<string, Refusal>()

/**
 * Declares a refusal. `{name}` in the text is filled from the details given to `refuse`; a detail that is a
 * text in both languages is said in each sentence's own.
 * Throws when the code is declared twice: a code means one thing.
 */
export function refusal(code: string, status: number, text: Text): Refusal {
  if (catalogue.has(code)) throw new Error(`refusal ${code} is declared twice`)
  const made = { code, status, text }
  catalogue.set(code, made)
  return made
}

/** Stops the work in hand: nothing of it is kept. */
export function refuse(made: Refusal, details: RefusalDetails = {}): never {
  throw new Refused(made, details)
}

export const allRefusals = (): Refusal[] => [...catalogue.values()]

/** The sentence for people: details are put where the text names them. */
export const sentence = (refused: Refused): Text => ({
  zh: fill(refused.refusal.text.zh, refused.details, 'zh'),
  en: fill(refused.refusal.text.en, refused.details, 'en'),
})

function fill(text: string, details: RefusalDetails, language: keyof Text): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => said(details[name] ?? `{${name}}`, language))
}

function said(value: unknown, language: keyof Text): string {
  if (typeof value === 'string') return value
  return isText(value) ? value[language] : JSON.stringify(value)
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value

export const malformed = refusal('kernel.malformed', 400, {
  zh: '请求无法读取：{why}。请检查格式后重新提交。',
  en: 'The request cannot be read: {why}. Mend its form and send it again.',
})
export const mediaTypeWrong = refusal('kernel.media-type-wrong', 415, {
  zh: '这里不接收“{given}”格式的内容，请以 {takes} 提交。',
  en: 'Content of type “{given}” is not taken here: send it as {takes}.',
})
export const fieldsWrong = refusal('kernel.fields-wrong', 422, {
  zh: '有内容不符合要求，请按各字段的提示修改。',
  en: 'Some fields do not fit: mend them as each says.',
})
export const notSignedIn = refusal('kernel.not-signed-in', 401, {
  zh: '请先登录。',
  en: 'Sign in first.',
})
export const notAllowed = refusal('kernel.not-allowed', 403, {
  zh: '您的岗位没有“{what}”的权限，{turn}。',
  en: 'Your post may not {what}: {turn}.',
})
export const notFound = refusal('kernel.not-found', 404, {
  zh: '没有这个地址。',
  en: 'There is nothing at this address.',
})
export const tooLarge = refusal('kernel.too-large', 413, {
  zh: '内容超过 {limit} 字节，请缩小后再提交。',
  en: 'The content is larger than {limit} bytes: make it smaller.',
})
export const tooMany = refusal('kernel.too-many', 429, {
  zh: '请求过于频繁，请在 {seconds} 秒后再试。',
  en: 'Too many requests: try again in {seconds} seconds.',
})
export const wrongToken = refusal('kernel.wrong-token', 403, {
  zh: '页面已过期，请刷新后重试。',
  en: 'This page is out of date: reload it and try again.',
})
export const keyReused = refusal('kernel.key-reused', 422, {
  zh: '同一个 Idempotency-Key 被用于不同的内容，请换一个。',
  en: 'This Idempotency-Key was used for another content: take a new one.',
})
export const unavailable = refusal('kernel.unavailable', 503, {
  zh: '系统暂时无法办理，内容未丢失，请稍后重试。',
  en: 'The system cannot do this just now; nothing was lost. Try again shortly.',
})
export const failed = refusal('kernel.failed', 500, {
  zh: '系统内部出错，已记录。请稍后重试；如仍出现，请联系系统管理员。',
  en: 'Something went wrong inside and was recorded. Try again; if it stays, tell the system administrator.',
})
export const settingUnknown = refusal('kernel.setting-unknown', 404, {
  zh: '没有“{key}”这个设置项。',
  en: 'There is no setting “{key}”.',
})
