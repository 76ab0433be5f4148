import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Refused } from './api.ts'
import './situation.css'
import { useText, useWords, words } from './words.ts'

const situationWords = words('situation', {
  failed: { zh: '页面没能取到内容', en: 'This could not be loaded' },
  again: { zh: '重试', en: 'Try again' },
  outdated: { zh: '以下内容可能不是最新。', en: 'What stands below may be out of date.' },
  odd: {
    zh: '页面出错，请重试；仍出错请联系系统管理员。',
    en: 'Something went wrong here: try again, then tell the system administrator.',
  },
})

/** Nothing is here: why, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="situation">
      <svg viewBox="0 0 64 40" width="64" height="40" aria-hidden="true">
        <path d="M6 26h15l4 7h14l4-7h15M14 8h36l8 18v10H6V26Z" />
      </svg>
      <p>{title}</p>
      {children && <div className="quiet small">{children}</div>}
    </div>
  )
}

/** What a failure says, in the reader's language. */
export function useProblem(): (error: unknown) => string {
  const text = useText()
  const say = useWords(situationWords)
  return (error) => (error instanceof Refused ? text(error.text) : say('odd'))
}

/** It could not be loaded: the server's own sentence, and another try. */
export function Failure({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const say = useWords(situationWords)
  const problem = useProblem()
  return (
    <div className="situation" role="alert">
      <p>{say('failed')}</p>
      <p className="quiet small">{problem(error)}</p>
      {retry && <Again retry={retry} />}
    </div>
  )
}

/** What stands below could not be read anew: it stays, with the reason and another try. */
export function Outdated({ error, retry }: { error: unknown; retry: () => unknown }) {
  const say = useWords(situationWords)
  const problem = useProblem()
  return (
    <div className="notice" role="alert">
      <span>
        {say('outdated')} <span className="quiet small">{problem(error)}</span>
      </span>
      <Again retry={retry} />
    </div>
  )
}

/** Shows that it tries, for as long as it does. */
function Again({ retry }: { retry: () => unknown }) {
  const say = useWords(situationWords)
  const [busy, setBusy] = useState(false)
  const again = async () => {
    setBusy(true)
    await retry()
    setBusy(false)
  }
  return (
    <Button loading={busy} onClick={() => void again()}>
      {say('again')}
    </Button>
  )
}

/** Grey bars where the content will stand, so that nothing jumps when it comes. */
export function Waiting({ lines = 6, height = 14 }: { lines?: number; height?: number }) {
  return (
    <div className="waiting" aria-busy="true">
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} style={{ height, width: `${92 - ((index * 37) % 45)}%` }} />
      ))}
    </div>
  )
}
