import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { ask } from '#ui/api.ts'
import { fullMoment } from '#ui/format.ts'
import { useProblem } from '#ui/situation.tsx'
import { type Text, useLanguage, useText, useWords } from '#ui/words.ts'
import { type Issues, issuesOf, serverIssues } from './check.ts'
import { IssuesContext, isSame } from './field.tsx'
import { draftOf, type Shape, valueOf } from './shape.ts'
import { Value } from './value.tsx'
import { settingsWords } from './words.ts'

export interface Setting {
  key: string
  title: Text
  value: unknown
  usual: unknown
  shape: Shape
  /** What the codes of a list are called; they are chosen then. */
  choices: Record<string, Text> | null
  changedAt: string | null
}

/** One setting as a form drawn from its own shape; checked before it is sent, kept as typed where it is refused. */
export function SettingCard({ setting }: { setting: Setting }) {
  const say = useWords(settingsWords)
  const text = useText()
  const language = useLanguage()
  const problem = useProblem()
  const { shape, value, usual } = draftsOf(setting)
  const [draft, setDraft] = useState(value)
  const [issues, setIssues] = useState<Issues>({})
  const [error, setError] = useState<unknown>()
  const { busy, save } = useSaving(setting.key)
  const write = (next: unknown) => {
    setDraft(next)
    setIssues({})
    setError(undefined)
  }
  const send = async () => {
    const found = issuesOf(shape, draft, say)
    setIssues(found)
    if (Object.keys(found).length > 0) return
    await save(valueOf(shape, draft)).catch((refused: unknown) => {
      setError(refused)
      setIssues(serverIssues(refused, text))
    })
  }
  const isChanged = !isSame(draft, value)
  const count = Object.keys(issues).length
  return (
    <section className="panel setting" aria-label={text(setting.title)}>
      <header>
        <h2>{text(setting.title)}</h2>
        <span className="quiet small push">
          {setting.changedAt
            ? say('changed', { moment: fullMoment(new Date(setting.changedAt), language) })
            : say('default')}
        </span>
      </header>
      <div className="body stack">
        <IssuesContext value={issues}>
          <Value shape={shape} path="" value={draft} usual={usual} onChange={write} />
        </IssuesContext>
        {error !== undefined && <Alert type="error" showIcon title={problem(error)} role="alert" />}
        {error === undefined && count > 0 && <p className="issue">{say('wrong', { count })}</p>}
        <div className="row">
          <Button type="primary" disabled={!isChanged} loading={busy} onClick={() => void send()}>
            {say('save')}
          </Button>
          {isChanged && <Button onClick={() => write(value)}>{say('discard')}</Button>}
          {!isSame(draft, usual) && <Button onClick={() => write(usual)}>{say('usual')}</Button>}
        </div>
      </div>
    </section>
  )
}

function draftsOf({ shape: declared, choices, value, usual }: Setting) {
  const shape: Shape = choices ? { ...declared, options: choices, closed: true } : declared
  return { shape, value: draftOf(shape, value), usual: draftOf(shape, usual) }
}

function useSaving(key: string) {
  const say = useWords(settingsWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async (value: unknown) => {
    setBusy(true)
    try {
      await ask('PUT', `/settings/${key}`, { body: { value } })
      void message.success(say('saved'))
      await queries.invalidateQueries({ queryKey: ['settings'] })
    } finally {
      setBusy(false)
    }
  }
  return { busy, save }
}
