import i18next from 'i18next'
import { useSyncExternalStore } from 'react'

/** A text in both languages of the product, as the API gives it. */
export interface Text {
  zh: string
  en: string
}
export type Language = keyof Text

/** A table of words that a page speaks; the type makes sure that no language lacks one. */
export interface Words<K extends string> {
  namespace: string
  keys: readonly K[]
}

const stored = 'huying.language'

void i18next.init({
  lng: localStorage.getItem(stored) === 'en' ? 'en' : 'zh',
  fallbackLng: 'zh',
  resources: {},
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
})

/** `one`: the English of a text about a single `{count}`; Chinese counts one and many alike. */
interface Said extends Text {
  one?: string
}

/** Registers a page's words. `{name}` in a text is filled by the caller. */
export function words<const K extends string>(namespace: string, table: Record<K, Said>): Words<K> {
  const keys = Object.keys(table) as K[]
  for (const language of ['zh', 'en'] as const) {
    const texts = Object.fromEntries(
      keys.flatMap((key) => {
        const { [language]: text, one } = table[key]
        // The suffix is i18next's for the plural category of a `count`.
        return language === 'en' && one !== undefined
          ? [
              [key, text],
              [`${key}_one`, one],
            ]
          : [[key, text]]
      }),
    )
    i18next.addResourceBundle(language, namespace, texts)
  }
  return { namespace, keys }
}

export type Say<K extends string> = (key: K, values?: Record<string, string | number>) => string

/** `say('late', { count: 3 })` in the language of the reader; the same function until the language changes. */
export function useWords<K extends string>(table: Words<K>): Say<K> {
  const place = `${useLanguage()} ${table.namespace}`
  const known = spoken.get(place) ?? i18next.getFixedT(i18next.language, table.namespace)
  spoken.set(place, known)
  // The keys are checked by `words`; i18next's own key types know of no table.
  return known as unknown as Say<K>
}
/** Hundreds of rows say the same few words: found once for all. */
const spoken = new Map<string, ReturnType<typeof i18next.getFixedT>>()

const subscribe = (tell: () => void) => {
  i18next.on('languageChanged', tell)
  return () => i18next.off('languageChanged', tell)
}
const spokenNow = (): Language => (i18next.language === 'en' ? 'en' : 'zh')

export const useLanguage = (): Language => useSyncExternalStore(subscribe, spokenNow)

/** Picks from texts that the API gives in both languages. */
export const useText = (): ((text: Text | null | undefined) => string) => pick[useLanguage()]
const pick = {
  zh: (text: Text | null | undefined): string => text?.zh ?? '',
  en: (text: Text | null | undefined): string => text?.en ?? '',
}

/** Joins what is listed as the reader's language does: `、`, `；` or `，` in Chinese. */
export function useJoined(): (listed: readonly string[], by?: '、' | '；' | '，') => string {
  const language = useLanguage()
  return (listed, by = '、') => listed.join(language === 'zh' ? by : by === '；' ? '; ' : ', ')
}

/** Remembered, so that the next visit speaks the same. */
export function setLanguage(language: Language): void {
  localStorage.setItem(stored, language)
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
  void i18next.changeLanguage(language)
}

document.documentElement.lang = i18next.language === 'en' ? 'en' : 'zh-CN'
