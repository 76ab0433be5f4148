import type { Text } from '#kernel/errors.ts'
import { actionsIn, type CaseType, type CaseTypes } from './declare.ts'

const opened: Text = { zh: '登记', en: 'Opened' }

/** A step's title in the reader's language; an action that is no longer declared shows its code. */
export function actionTitle(type: CaseType, from: string | null, action: string): Text {
  if (from === null) return opened
  return actionsIn(type, from)[action]?.title ?? { zh: action, en: action }
}

export const stateTitle = (type: CaseType, state: string): Text =>
  type.states[state]?.title ?? { zh: state, en: state }

/** An action's title wherever the type offers it: for the refusal that says it is not offered here. */
export function titleAnywhere(type: CaseType, action: string): Text {
  for (const state of Object.keys(type.states)) {
    const offered = actionsIn(type, state)[action]
    if (offered) return offered.title
  }
  return { zh: action, en: action }
}

/** What each action is called, by `type.action`; where states call it differently, by all of their words. */
export function actionTitles(types: CaseTypes): ReadonlyMap<string, Text> {
  const found = new Map<string, Map<string, Text>>()
  for (const type of types.values())
    for (const state of Object.keys(type.states))
      for (const [action, { title }] of Object.entries(actionsIn(type, state))) {
        const key = `${type.code}.${action}`
        found.set(key, (found.get(key) ?? new Map<string, Text>()).set(title.zh, title))
      }
  return new Map([...found].map(([key, titles]) => [key, allOf([...titles.values()])]))
}

const allOf = (titles: readonly Text[]): Text => ({
  zh: titles.map(({ zh }) => zh).join('／'),
  en: [...new Set(titles.map(({ en }) => en))].join(' / '),
})
