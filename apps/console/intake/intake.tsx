import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { CaseSummary, DeclaredType } from '#ui/cases.ts'
import { hasDraft, takeDraft, useDraft, writeDraft } from '#ui/draft.ts'
import { useDeclarations } from '#ui/district.ts'
import { Empty } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { PhonePanel, type TakenCall } from '../phone-panel/phone-panel.tsx'
import './intake.css'
import { HelpPanel } from './help-panel.tsx'
import { IntakeForm } from './intake-form.tsx'
import { Opened } from './opened.tsx'
import { carried, isTouched, nothingTyped, type Typed } from './typed.ts'
import { intakeWords } from './words.ts'

/** 受理登记: one screen, keyboard first; the form follows from the case type's declaration. */
export function Intake() {
  const say = useWords(intakeWords)
  const text = useText()
  const { types } = useDeclarations()
  const mine = useMemo(() => [...types.values()].filter(({ mayOpen }) => mayOpen), [types])
  const [chosen, choose] = useState<string>()
  const type = mine.find(({ code }) => code === chosen) ?? mine[0]
  const change = (code: string) => {
    const to = mine.find((each) => each.code === code)
    if (type && to) takeAlong(type, to)
    choose(code)
  }
  if (types.size > 0 && !type) return <Empty title={say('nothing')} />
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        {mine.length > 1 && (
          <Segmented
            value={type?.code ?? ''}
            onChange={change}
            options={mine.map(({ code, title }) => ({ value: code, label: text(title) }))}
          />
        )}
        <span className="quiet small push">{say('kept')}</span>
      </header>
      {type && <OneType key={type.code} type={type} />}
    </>
  )
}

const draftKey = (code: string): string => `intake.${code}`

/** Who finds out while listening that it is another kind of case types nothing twice. */
function takeAlong(from: DeclaredType, to: DeclaredType): void {
  if (from === to || hasDraft(draftKey(to.code))) return
  const typed = takeDraft<Typed>(draftKey(from.code))
  if (typed) writeDraft(draftKey(to.code), carried(from, typed, to))
}

const lastChannel = 'huying.channel.'

function OneType({ type }: { type: DeclaredType }) {
  const channel = localStorage.getItem(lastChannel + type.code) ?? undefined
  const [typed, setTyped, clear, forget] = useDraft<Typed>(draftKey(type.code), nothingTyped(type, channel))
  const [opened, setOpened] = useState<CaseSummary>()
  const [cleared, setCleared] = useState<Typed>()
  const [round, setRound] = useState(0)
  const onOpened = (made: CaseSummary) => {
    localStorage.setItem(lastChannel + type.code, typed.channel ?? '')
    forget()
    setOpened(made)
  }
  const next = () => {
    clear()
    setOpened(undefined)
    setCleared(undefined)
    setRound(round + 1)
  }
  const empty = () => {
    next()
    if (isTouched(typed)) setCleared(typed)
  }
  const restore = () => {
    if (cleared) setTyped(cleared)
    setCleared(undefined)
    setRound(round + 1)
  }
  const take = ({ number, callId }: TakenCall) => {
    const before = opened ? nothingTyped(type, typed.channel) : typed
    if (opened) next()
    const fields = { ...before.fields, phone: number, ...(type.form.properties?.callId && { callId }) }
    setTyped({ ...before, fields })
  }
  return (
    <div className="intake">
      <IntakeForm
        key={round}
        type={type}
        typed={typed}
        frozen={opened !== undefined}
        onType={setTyped}
        onOpened={onOpened}
        onClear={empty}
        onRestore={cleared && !isTouched(typed) ? restore : undefined}
      />
      <aside className="stack">
        {type.form.properties?.phone && (
          <PhonePanel free={!opened && !typed.fields.text && !typed.fields.phone} onTake={take} />
        )}
        {opened ? <Opened made={opened} onNext={next} /> : <HelpPanel type={type} typed={typed} />}
      </aside>
    </div>
  )
}
