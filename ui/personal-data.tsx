import { EyeOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import './personal-data.css'
import { personalWords } from './personal-words.ts'
import { useProblem } from './situation.tsx'
import { useWords } from './words.ts'

const shownSeconds = 60

export interface PersonalDataProps {
  /** What everybody reads. */
  masked: { field: string; label: string; value: string }[]
  mayOpen: boolean
  /** Reasons that are often given. */
  reasons: readonly string[]
  /** The values by field, for a reason. */
  open: (reason: string) => Promise<ReadonlyMap<string, string>>
}

/** Masked until somebody says what for; the reason stays on record, and the mask comes back by itself. */
export function PersonalData({ masked, mayOpen, reasons, open }: PersonalDataProps) {
  const say = useWords(personalWords)
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<ReadonlyMap<string, string>>()
  return (
    <div className="personal">
      <dl className="answered">
        {masked.map(({ field, label, value }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd className={opened ? 'opened' : undefined}>{opened?.get(field) ?? value}</dd>
          </div>
        ))}
      </dl>
      {opened ? (
        <Countdown onEnd={() => setOpened(undefined)} />
      ) : (
        mayOpen && (
          <Button size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)} className="no-print">
            {say('open')}
          </Button>
        )
      )}
      <AskReason
        shown={asking}
        reasons={reasons}
        onClose={() => setAsking(false)}
        onSaid={async (reason) => setOpened(await open(reason))}
      />
    </div>
  )
}

function Countdown({ onEnd }: { onEnd: () => void }) {
  const say = useWords(personalWords)
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
  shown: boolean
  reasons: readonly string[]
  onClose: () => void
  onSaid: (reason: string) => Promise<void>
}

function AskReason({ shown, reasons, onClose, onSaid }: AskReasonProps) {
  const say = useWords(personalWords)
  const problem = useProblem()
  const [reason, setReason] = useState('')
  const [issue, setIssue] = useState<string>()
  const submit = async () => {
    try {
      await onSaid(reason)
      onClose()
      setReason('')
      setIssue(undefined)
    } catch (error) {
      setIssue(problem(error))
    }
  }
  return (
    <Modal
      title={say('title')}
      open={shown}
      onCancel={onClose}
      onOk={() => void submit()}
      okText={say('open')}
      okButtonProps={{ disabled: reason.trim().length < 4 }}
      width={460}
    >
      <div className="stack">
        <div className="row">
          {reasons.map((often) => (
            <Button key={often} size="small" onClick={() => setReason(often)}>
              {often}
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
