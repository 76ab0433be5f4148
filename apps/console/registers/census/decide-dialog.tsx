import { Alert, App } from 'antd'
import { useState } from 'react'
import { post } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useProblem } from '#ui/situation.tsx'
import { useWords } from '#ui/words.ts'
import { useCensusRenewal } from './census-data.ts'
import { censusWords } from './words.ts'

interface DecideDialogProps {
  accept: boolean
  keys: string[]
  onClose: () => void
  onDecided: () => void
}

/** One reason for all that are chosen; each stands or is refused for itself, and what was refused is told. */
export function DecideDialog({ accept, keys, onClose, onDecided }: DecideDialogProps) {
  const say = useWords(censusWords)
  const problem = useProblem()
  const renew = useCensusRenewal()
  const { message } = App.useApp()
  const [left, setLeft] = useState<{ key: string; error: unknown }[]>([])
  const word = accept ? 'accept' : 'decline'
  const title = keys.length > 1 ? say(`${word}Many`, { count: keys.length }) : say(word)
  const send = async (why: string) => {
    const refused: typeof left = []
    for (const key of left.length > 0 ? left.map((one) => one.key) : keys)
      await post(`/grid/census-differences/${key}/decision`, { accept, why }).catch((error: unknown) => {
        refused.push({ key, error })
      })
    await renew()
    onDecided()
    setLeft(refused)
    if (refused.length > 0) throw refused[0]!.error
    void message.success(say('decided', { count: keys.length }))
  }
  return (
    <DialogForm
      title={title}
      okText={say(word)}
      schema={{
        properties: {
          why: {
            ...{ type: 'string', minLength: 2, maxLength: 500, long: true },
            label: { zh: say('why'), en: say('why') },
          },
        },
        required: ['why'],
      }}
      extra={
        left.length > 1 && (
          <Alert
            type="warning"
            title={say('refused', { count: left.length })}
            description={
              <ul className="refused-list">
                {left.map(({ key, error }) => (
                  <li key={key}>
                    <span className="code">{key}</span> {problem(error)}
                  </li>
                ))}
              </ul>
            }
          />
        )
      }
      onSend={({ why }) => send(String(why))}
      onClose={onClose}
    />
  )
}
