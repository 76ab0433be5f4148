import { Alert, App, Button } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Refused } from '#ui/api.ts'
import type { CaseView, ClassKey, OfferedAction } from '#ui/cases.ts'
import { useDraft } from '#ui/draft.ts'
import { useDeclarations } from '#ui/district.ts'
import {
  type Answers,
  checkAnswers,
  emptyAnswers,
  focusFirstWrong,
  type Issues,
  issuesOf,
  SchemaForm,
  formWords,
} from '#ui/form.tsx'
import type { Attachment } from '#ui/photos.tsx'
import { useMay } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { ConditionField } from '../intake/condition-field.tsx'
import { MergeInto } from './merge-into.tsx'
import { MovedMeanwhile } from './moved-meanwhile.tsx'
import { ReplyTemplates } from './reply-templates.tsx'
import { StepPhotos } from './step-photos.tsx'
import { useAct } from './use-act.ts'
import { caseWords } from './words.ts'

interface ActFormProps {
  found: CaseView
  code: string
  /** Undefined where the case has stopped to offer it while it was being filled. */
  action: OfferedAction | undefined
  onEnd: () => void
}

interface Typed {
  answers: Answers
  photos: Attachment[]
}

export const draftKey = (id: number, action: string): string => `act.${id}.${action}`

/** The form of an action. Nothing typed is lost: not by a refusal, not by another's step, not by a closed tab. */
export function ActForm({ found, code, action, onEnd }: ActFormProps) {
  const say = useWords(caseWords)
  const sayForm = useWords(formWords)
  const text = useText()
  const problem = useProblem()
  const may = useMay()
  const { modal, message } = App.useApp()
  const declared = useDeclarations()
    .types.get(found.type)
    ?.actions.find((each) => each.code === code)
  const asks = action?.asks ?? declared?.asks ?? null
  const title = text(action?.title ?? declared?.title)
  // What the citizen will read: the field that templates begin.
  const publicField = Object.entries(asks?.properties ?? {}).find(
    ([, field]) => field.audience === 'public' && field.long,
  )?.[0]
  const usual = { answers: emptyAnswers(asks), photos: [] }
  const [typed, setTyped, clearDraft] = useDraft<Typed>(draftKey(found.id, code), usual)
  const [issues, setIssues] = useState<Issues>({})
  const [seen, setSeen] = useState(found.version)
  const act = useAct(found.id)
  const form = useRef<HTMLFormElement>(null)
  const moved =
    seen !== found.version || (act.error instanceof Refused && act.error.code === 'flow.case-moved')

  const submit = async () => {
    const { answers, issues } = checkAnswers(asks, typed.answers, sayForm, text)
    setIssues(issues)
    if (Object.keys(issues).length > 0) return focusFirstWrong(form.current)
    if (action?.confirm && !(await modal.confirm({ title: say('confirm', { action: title }) }))) return
    await act.mutateAsync({ action: code, version: found.version, answers, attachments: typed.photos }).then(
      () => {
        clearDraft()
        void message.success(say('done', { action: title }))
        onEnd()
      },
      (error: unknown) => setIssues(issuesOf(error, text)),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
    if (event.key === 'Escape') onEnd()
  }
  return (
    <form
      ref={form}
      className="stack"
      aria-label={title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {moved && <MovedMeanwhile found={found} since={seen} />}
      {!action && <Alert type="warning" showIcon title={say('goneAction', { action: title })} />}
      {act.error && !moved && <Alert type="error" showIcon title={problem(act.error)} role="alert" />}
      {publicField && (
        <ReplyTemplates
          found={found}
          text={(typed.answers[publicField] as string | undefined) ?? ''}
          onTake={(taken) => setTyped({ ...typed, answers: { ...typed.answers, [publicField]: taken } })}
        />
      )}
      {asks && (
        <SchemaForm
          schema={asks}
          values={typed.answers}
          issues={issues}
          without={code === 'correct' ? ['condition'] : []}
          autoFocus
          onChange={(answers) => setTyped({ ...typed, answers })}
        />
      )}
      {code === 'correct' && (
        <ConditionField
          about={typed.answers.class as ClassKey | undefined}
          value={typed.answers.condition as string | undefined}
          onChange={(condition) => setTyped({ ...typed, answers: { ...typed.answers, condition } })}
        />
      )}
      {code === 'merge' && (
        <MergeInto
          found={found}
          chosen={typed.answers.case}
          onChoose={(other) => setTyped({ ...typed, answers: { ...typed.answers, case: other } })}
        />
      )}
      {asks && may('files.add') && (
        <StepPhotos
          found={found}
          code={code}
          value={typed.photos}
          onChange={(photos) => setTyped({ ...typed, photos })}
        />
      )}
      <div className="row">
        <Button
          type="primary"
          htmlType="submit"
          loading={act.isPending}
          disabled={!action}
          autoFocus={!asks}
          onClick={() => setSeen(found.version)}
        >
          {title}
        </Button>
        <Button
          onClick={() => {
            clearDraft()
            onEnd()
          }}
        >
          {say('cancel')}
        </Button>
        <kbd className="push">Ctrl Enter</kbd>
      </div>
    </form>
  )
}
