import type { Text } from '#kernel/errors.ts'

/** A text in both languages; a plain string is the document's own words, or figures: the same in either. */
export type Wording = string | Text

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

export const inLanguage = (said: Wording, language: Language): string =>
  typeof said === 'string' ? said : said[language]

/** The same text around another one, in both languages: `around(place, { zh: '甲 {}', en: 'A {}' })`. */
export const around = (inner: Wording, outer: Text): Text => ({
  zh: outer.zh.replace('{}', () => inLanguage(inner, 'zh')),
  en: outer.en.replace('{}', () => inLanguage(inner, 'en')),
})
