import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import type { CaseView } from '#ui/cases.ts'
import { isTyping } from '#ui/row-keys.ts'
import { useProblem } from '#ui/situation.tsx'
import { unitLoadsQuery } from '#ui/unit-loads.ts'
import { useJoined, useText, useWords } from '#ui/words.ts'
import { useAct } from '../case/use-act.ts'
import type { Suggestion } from './use-suggestions.ts'
import { dispatchWords } from './words.ts'

/** Units with their reasons and how full their desks are; a click or its digit sends the case. */
export function Suggestions({ found, suggestions }: { found: CaseView; suggestions: Suggestion[] }) {
  const say = useWords(dispatchWords)
  const joined = useJoined()
  const text = useText()
  const problem = useProblem()
  const { message } = App.useApp()
  const act = useAct(found.id)
  const navigate = useNavigate()
  const { data: loads } = useQuery(unitLoadsQuery)
  // The action that asks for a unit and can be taken in bulk, or where it came back: sending it elsewhere.
  const sends = found.actions.find(({ asks, moves }) => moves && asks?.properties?.unit)
  const send = async ({ unit }: Suggestion) => {
    if (!sends || act.isPending) return
    const order = { action: sends.code, version: found.version, answers: { unit: unit.id }, attachments: [] }
    await act.mutateAsync(order).then(
      () =>
        message.success({
          // A slip of the finger: the case is a click away, and can be sent to another.
          content: (
            <>
              {say('sent', { unit: text(unit.name) })}{' '}
              <Button
                type="link"
                size="small"
                onClick={() => void navigate({ to: '/cases/$id', params: { id: String(found.id) } })}
              >
                {say('look', { number: found.number })}
              </Button>
            </>
          ),
          duration: 6,
        }),
      (error: unknown) => message.error(problem(error)),
    )
  }
  useDigits((digit) => suggestions[digit - 1] && void send(suggestions[digit - 1]!))
  if (!sends || suggestions.length === 0) return null
  return (
    <section className="panel suggestions" aria-label={say('suggest')}>
      <header>
        <h2>{say('suggest')}</h2>
      </header>
      <ul>
        {suggestions.map((each, at) => {
          const load = loads?.get(each.unit.id)
          const why = each.because.map((because) => say(because, { count: each.similar, of: each.of }))
          return (
            <li key={each.unit.id}>
              <button type="button" disabled={act.isPending} onClick={() => void send(each)}>
                <kbd title={say('key', { key: at + 1 })}>{at + 1}</kbd>
                <span>
                  <b>{text(each.unit.name)}</b>
                  <small>{joined(why, '；')}</small>
                </span>
                <small className={load && load.late > 0 ? 'late' : undefined}>
                  {say('load', { open: load?.open ?? 0, late: load?.late ?? 0 })}
                </small>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function useDigits(onDigit: (digit: number) => void): void {
  const tell = useEffectEvent(onDigit)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (/^[1-9]$/.test(event.key)) tell(Number(event.key))
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
