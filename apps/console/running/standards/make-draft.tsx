import { Alert, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useProblem } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import { standardsWords } from './words.ts'

export interface DraftNames {
  titleZh: string
  titleEn: string
  basis: string
  /** What the table does not speak of stays as it is in force. */
  keep: boolean
}

const fields = ['titleZh', 'titleEn', 'basis'] as const

/** Names the draft and makes it; a refusal is shown and nothing typed is lost. */
export function MakeDraft({ onMake }: { onMake: (names: DraftNames) => Promise<unknown> }) {
  const say = useWords(standardsWords)
  const problem = useProblem()
  const [names, setNames] = useState<DraftNames>({ titleZh: '', titleEn: '', basis: '', keep: true })
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    await onMake(names).catch(setError)
    setBusy(false)
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      {error !== undefined && <Alert type="error" showIcon title={problem(error)} role="alert" />}
      <p className="quiet small">{say('draftHelp')}</p>
      {fields.map((field) => (
        <Input
          key={field}
          required
          maxLength={field === 'basis' ? 500 : 100}
          aria-label={say(field)}
          placeholder={say(field)}
          value={names[field]}
          onChange={(event) => setNames({ ...names, [field]: event.target.value })}
        />
      ))}
      <Checkbox checked={names.keep} onChange={(event) => setNames({ ...names, keep: event.target.checked })}>
        {say('keep')}
      </Checkbox>
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={fields.some((field) => names[field].trim() === '')}
        >
          {say('make')}
        </Button>
      </div>
    </form>
  )
}
