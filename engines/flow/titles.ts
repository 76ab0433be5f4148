import type { Text } from '#kernel/errors.ts'
import { actionsIn, type CaseType } from './declare.ts'

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
