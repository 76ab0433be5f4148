import { App } from 'antd'
import { post } from '#ui/api.ts'
import type { FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { type Text, useWords } from '#ui/words.ts'
import { type CensusView, useCensusRenewal } from './census-data.ts'
import { censusWords } from './words.ts'

/** Ends a census; cells that nobody has walked must be left out in so many words. */
export function CloseDialog({ view: { census, tasks }, onClose }: { view: CensusView; onClose: () => void }) {
  const say = useWords(censusWords)
  const renew = useCensusRenewal()
  const { message } = App.useApp()
  const left = tasks.filter(({ state }) => state === 'open').length
  const both = (said: string): Text => ({ zh: said, en: said })
  const schema: FormSchema = {
    properties: {
      why: { type: 'string', minLength: 2, maxLength: 500, label: both(say('why')) },
      ...(left > 0 && {
        leaveOut: { type: 'boolean', label: both(say('leaveOut', { count: left })) },
      }),
    },
    required: ['why'],
  }
  return (
    <DialogForm
      title={say('close')}
      schema={schema}
      onSend={async (given) => {
        await post(`/grid/censuses/${census.key}/close`, given)
        await renew()
        void message.success(say('closeDone'))
      }}
      onClose={onClose}
    />
  )
}
