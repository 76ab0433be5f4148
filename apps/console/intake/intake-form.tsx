import { Alert, Button, Checkbox, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react'
import type { CaseSummary, DeclaredType } from '#ui/cases.ts'
import { kindsOf } from '#ui/class-field.tsx'
import type { SetDraft } from '#ui/draft.ts'
import {
  checkAnswers,
  focusFirstWrong,
  FormAboutContext,
  type Issues,
  issuesOf,
  SchemaForm,
  formWords,
} from '#ui/form.tsx'
import { PhotoField } from '#ui/photos.tsx'
import { PlaceField } from '#ui/place-field.tsx'
import { useMay } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { ChannelField } from './channel-field.tsx'
import { ClassPart } from './class-part.tsx'
import { openingOf, partsOf, saidIn, type Typed, shownFields, typedOf } from './typed.ts'
import { useOpen } from './use-open.ts'
import { intakeWords } from './words.ts'

interface IntakeFormProps {
  type: DeclaredType
  typed: Typed
  /** It has been registered: what was typed stays to be looked at. */
  frozen: boolean
  onType: SetDraft<Typed>
  onOpened: (made: CaseSummary) => void
  onClear: () => void
  /** Given where it has just been cleared: takes that back. */
  onRestore: (() => void) | undefined
}

export function IntakeForm(props: IntakeFormProps) {
  const { type, typed, frozen, onType, onOpened, onClear, onRestore } = props
  const say = useWords(intakeWords)
  const sayForm = useWords(formWords)
  const text = useText()
  const problem = useProblem()
  const may = useMay()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [issues, setIssues] = useState<Issues>({})
  const open = useOpen()
  const parts = partsOf(type)
  const { change, onChannel, onPlace, onClass, onCondition } = useChanges(onType)
  const about = useMemo(
    () => ({ kinds: kindsOf(type.code), place: typed.place, class: typed.class }),
    [type.code, typed.place, typed.class],
  )
  const submit = async () => {
    const checked = checkAnswers(type.form, typed.fields, sayForm, text)
    const wrong = { ...checked.issues, ...(!typed.channel && { channel: say('noChannel') }) }
    setIssues(wrong)
    if (Object.keys(wrong).length > 0) return focusFirstWrong(form.current)
    await open
      .mutateAsync(openingOf(type, typed, checked.answers))
      .then(onOpened, (error: unknown) => setIssues(issuesOf(error, text)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
  }
  const fields = (names: string[], autoFocus = false) => (
    <SchemaForm
      schema={type.form}
      values={shownFields(type, typed)}
      issues={issues}
      autoFocus={autoFocus}
      without={Object.keys(type.form.properties ?? {}).filter((name) => !names.includes(name))}
      onChange={(shown) => change({ fields: typedOf(type, typed, shown) })}
    />
  )
  return (
    <form
      ref={form}
      className="panel"
      aria-label={text(type.title)}
      inert={frozen}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className="body">
        {open.error && <Alert type="error" showIcon title={problem(open.error)} role="alert" />}
        <Part title={say('channel')}>
          <ChannelField
            value={typed.channel}
            issue={typed.channel ? undefined : issues.channel}
            onChange={onChannel}
          />
          <Upstream typed={typed} onChange={(upstream) => change({ upstream })} />
        </Part>
        {parts.person.length > 0 && (
          <Part title={say('person')} className="across">
            {fields(parts.person)}
          </Part>
        )}
        <Part title={say('content')}>{fields(parts.content, true)}</Part>
        <Part title={say('place')}>
          <PlaceField id={`${id}place`} value={typed.place} onChange={onPlace} />
          {fields(parts.place)}
        </Part>
        <Part title={say('class')}>
          <ClassPart
            id={`${id}class`}
            type={type.code}
            text={saidIn(type, typed).text}
            place={typed.place}
            chosen={typed.class}
            condition={typed.condition}
            onClass={onClass}
            onCondition={onCondition}
          />
          <Checkbox checked={typed.urgent} onChange={(event) => change({ urgent: event.target.checked })}>
            {say('urgent')}
          </Checkbox>
        </Part>
        {parts.more.length > 0 && (
          <Part title={say('more')} className="across">
            <FormAboutContext value={about}>{fields(parts.more)}</FormAboutContext>
          </Part>
        )}
        {may('files.add') && (
          <Part title={say('photos')}>
            <PhotoField kind="before" value={typed.photos} onChange={(photos) => change({ photos })} />
          </Part>
        )}
      </div>
      <footer className="row">
        <Button type="primary" size="large" htmlType="submit" loading={open.isPending}>
          {say('open')}
        </Button>
        <Button size="large" onClick={onRestore ?? onClear}>
          {say(onRestore ? 'restore' : 'clear')}
        </Button>
        <kbd className="push">Ctrl Enter</kbd>
      </footer>
    </form>
  )
}

/** The same functions as long as the page stands: parts that did not change are not drawn anew at every key. */
function useChanges(onType: SetDraft<Typed>) {
  return useMemo(() => {
    const change = (part: Partial<Typed>) => onType((before) => ({ ...before, ...part }))
    return {
      change,
      onChannel: (channel: string) => change({ channel }),
      onPlace: (place: Typed['place']) => change({ place }),
      onClass: (chosen: Typed['class']) => change({ class: chosen, condition: undefined }),
      onCondition: (condition: string | undefined) => change({ condition }),
    }
  }, [onType])
}

/** A part of the form under its name; the name stands beside it where there is room. */
function Part({
  title,
  className = '',
  children,
}: {
  title: string
  className?: string
  children: ReactNode
}) {
  return (
    <fieldset className={className}>
      <legend>{title}</legend>
      <div className="fields">{children}</div>
    </fieldset>
  )
}

/** The number that the city's platform gave, where the channel is one of its. */
function Upstream({ typed, onChange }: { typed: Typed; onChange: (number: string) => void }) {
  const say = useWords(intakeWords)
  if (!typed.upstream && typed.channel !== '12345' && typed.channel !== 'message-board') return null
  return (
    <Input
      style={{ maxWidth: 320 }}
      placeholder={say('upstream')}
      aria-label={say('upstream')}
      value={typed.upstream}
      maxLength={60}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
