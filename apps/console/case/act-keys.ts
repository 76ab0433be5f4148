import { useEffect, useEffectEvent } from 'react'
import { isTyping } from '#ui/row-keys.ts'

/** The letter of an action; the same thing has the same letter in every case type. */
const letters: Record<string, string> = {
  sign: 's',
  reply: 'r',
  handle: 'r',
  answer: 'r',
  answerPart: 'r',
  reportBack: 'r',
  passDown: 'p',
  extension: 'e',
  sendBack: 'b',
  passBack: 'b',
  contest: 'o',
  invite: 'h',
  dispatch: 'd',
  uphold: 'u',
  rule: 'u',
  accept: 'a',
  rework: 'w',
  callBack: 'c',
  file: 'f',
  close: 'l',
}

/** Keys that move through a list, mark, and go to pages. */
const kept = 'jkxg'

/** Each action's letter, the first come first served; what is not known here takes a free letter of its name. */
export function lettersOf(actions: readonly { code: string }[]): Map<string, string> {
  const taken = new Map<string, string>()
  const unnamed: string[] = []
  for (const { code } of actions) {
    const letter = letters[code] ?? (code.startsWith('grant-') ? 'y' : code.startsWith('decline-') ? 'n' : '')
    if (letter && !taken.has(letter)) taken.set(letter, code)
    else unnamed.push(code)
  }
  for (const code of unnamed) {
    const free = code.match(/[a-z]/g)?.find((letter) => !kept.includes(letter) && !taken.has(letter))
    if (free) taken.set(free, code)
  }
  return taken
}

/** `s` signs, `r` answers, `p` passes down: begins the form of the action, whose Enter or Ctrl Enter sends it. */
export function useActLetters(
  actions: readonly { code: string }[],
  isOn: boolean,
  onAct: (code: string) => void,
): void {
  const tell = useEffectEvent((key: string) => {
    const code = lettersOf(actions).get(key)
    if (code) onAct(code)
    return Boolean(code)
  })
  useEffect(() => {
    if (!isOn) return undefined
    let going = 0
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      // After `g` a letter goes to a page.
      const isGoing = event.timeStamp - going < 1000
      going = event.key === 'g' ? event.timeStamp : 0
      if (!isGoing && tell(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [isOn])
}
