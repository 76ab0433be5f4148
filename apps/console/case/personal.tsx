import { EyeOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { post } from '#ui/api.ts'
import type { CaseView } from '#ui/cases.ts'
import { useDeclarations } from '#ui/district.ts'
import { useMay } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

interface Opened {
  seq: number
  field: string
  value: string
}

const shownSeconds = 60

/** Masked until somebody says what for; the reason stays on record, and the mask comes back by itself. */
export function PersonalData({ found, names }: { found: CaseView; names: string[] }) {
  const say = useWords(caseWords)
  const text = useText()
  const may = useMay()
  const { types } = useDeclarations()
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<Opened[]>()
  const masked = found.details[0]?.fields ?? {}
  const valueOf = (name: string) =>
    opened?.findLast(({ field }) => field === name)?.value ?? String(masked[name])
  return (
    <div className="personal">
      <dl className="answered">
        {names
          .filter((name) => masked[name] !== undefined)
          .map((name) => (
            <div key={name}>
              <dt>{text(types.get(found.type)?.form.properties?.[name]?.label)}</dt>
              <dd className={opened ? 'opened' : undefined}>{valueOf(name)}</dd>
            </div>
          ))}
      </dl>
      {opened ? (
        <Countdown onEnd={() => setOpened(undefined)} />
      ) : (
        may('cases.act') && (
          <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)} className="no-print">
            {say('open')}
          </Button>
        )
      )}
      <AskReason id={found.id} open={asking} onClose={() => setAsking(false)} onOpened={setOpened} />
    </div>
  )
}

function Countdown({ onEnd }: { onEnd: () => void }) {
  const say = useWords(caseWords)
  const [left, setLeft] = useState(shownSeconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) onEnd()
  }, [left, onEnd])
  return <span className="quiet small">{say('hides', { count: left })}</span>
}

interface AskReasonProps {
  id: number
  open: boolean
  onClose: () => void
  onOpened: (opened: Opened[]) => void
}

function AskReason({ id, open, onClose, onOpened }: AskReasonProps) {
  const say = useWords(caseWords)
  const problem = useProblem()
  const [reason, setReason] = useState('')
  const [issue, setIssue] = useState<string>()
  const submit = async () => {
    try {
      const { personal } = await post<{ personal: Opened[] }>(`/cases/${id}/personal`, { reason })
      onOpened(personal)
      onClose()
      setReason('')
      setIssue(undefined)
    } catch (error) {
      setIssue(problem(error))
    }
  }
  return (
    <Modal
      title={say('openTitle')}
      open={open}
      onCancel={onClose}
      onOk={() => void submit()}
      okText={say('open')}
      okButtonProps={{ disabled: reason.trim().length < 4 }}
      width={460}
    >
      <div className="stack">
        <div className="row">
          {(['reason1', 'reason2', 'reason3'] as const).map((key) => (
            <Button key={key} size="small" onClick={() => setReason(say(key))}>
              {say(key)}
            </Button>
          ))}
        </div>
        <Input
          autoFocus
          aria-label={say('reason')}
          placeholder={say('reasonHint')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={() => void submit()}
        />
        {issue && <Alert type="error" showIcon title={issue} role="alert" />}
      </div>
    </Modal>
  )
}
