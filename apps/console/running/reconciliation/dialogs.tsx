import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { post } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { type Text, useWords } from '#ui/words.ts'
import { readOrders, reconciliationKey } from './reconciliation.ts'
import { reconciliationWords } from './words.ts'

interface DialogProps {
  system: string
  day: string
  onClose: () => void
}

const both = (said: string): Text => ({ zh: said, en: said })

/** The platform's list of a day, typed or pasted, where no program sends it. */
export function ListDialog({ system, day, again, onClose }: DialogProps & { again: boolean }) {
  const say = useWords(reconciliationWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  return (
    <DialogForm
      title={say(again ? 'giveAgain' : 'give')}
      schema={{
        required: ['numbers'],
        properties: {
          numbers: {
            ...{ type: 'string', long: true, maxLength: 3_000_000 },
            ...{ label: both(say('numbers')), help: both(say('numbersHelp')) },
          },
        },
      }}
      check={({ numbers }): Record<string, string> => {
        const { unread } = readOrders((numbers as string | undefined) ?? '')
        return unread ? { numbers: say('stateUnread', unread) } : {}
      }}
      onSend={async ({ numbers }) => {
        await post('/upstream/reconciliation', { system, day, orders: readOrders(numbers as string).orders })
        await queries.invalidateQueries({ queryKey: reconciliationKey })
        void message.success(say('kept'))
      }}
      onClose={onClose}
    />
  )
}

export function NoteDialog({ system, day, number, onClose }: DialogProps & { number: string }) {
  const say = useWords(reconciliationWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  return (
    <DialogForm
      title={say('noteTitle', { number })}
      okText={say('note')}
      schema={{
        required: ['note'],
        properties: {
          note: {
            ...{ type: 'string', long: true, minLength: 2, maxLength: 500 },
            label: both(say('noteText')),
          },
          settled: { type: 'boolean', label: both(say('settled')) },
        },
      }}
      onSend={async (answers) => {
        await post('/upstream/reconciliation/notes', { system, day, number, ...answers })
        await queries.invalidateQueries({ queryKey: reconciliationKey })
        void message.success(say('saved'))
      }}
      onClose={onClose}
    />
  )
}
