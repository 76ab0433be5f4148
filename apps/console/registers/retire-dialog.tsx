import { useQueryClient } from '@tanstack/react-query'
import { post } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { type DeclaredRegister, entriesKey, type Entry, entryPath } from '#ui/registers.ts'
import { useWords } from '#ui/words.ts'
import { registerWords } from './words.ts'

interface RetireDialogProps {
  register: DeclaredRegister
  entry: Entry
  onClose: () => void
}

/** Takes an entry out of use, or takes that back; either with a day and a reason. */
export function RetireDialog({ register, entry, onClose }: RetireDialogProps) {
  const say = useWords(registerWords)
  const queries = useQueryClient()
  const act = entry.retired ? 'restore' : 'retire'
  const both = (said: string) => ({ zh: said, en: said })
  return (
    <DialogForm
      title={say(act)}
      schema={{
        properties: {
          why: { type: 'string', minLength: 2, maxLength: 500, label: both(say('why')) },
          since: {
            ...{ type: 'string', format: 'date', label: both(say('since')) },
            help: both(say('sinceHelp')),
          },
        },
        required: ['why'],
      }}
      onSend={async (said) => {
        await post(`${entryPath(register.code, entry.key)}/${act}`, { version: entry.version, ...said })
        await queries.invalidateQueries({ queryKey: entriesKey(register.code) })
      }}
      onClose={onClose}
    />
  )
}
