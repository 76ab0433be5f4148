import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { post } from '#ui/api.ts'
import { casesKey, type FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useWords } from '#ui/words.ts'
import { handOverWords } from './words.ts'

const schema: FormSchema = {
  properties: {
    from: { type: 'integer', account: 'any', label: { zh: '离岗人员', en: 'Who leaves' } },
    to: {
      type: 'integer',
      account: 'any',
      label: { zh: '接手人', en: 'Who takes over' },
      help: {
        zh: '须在同一岗位；不选则退回该岗位，由同岗人员领办',
        en: 'Of the same post; without one the tasks go back to the post, for whoever takes them up',
      },
    },
    reason: {
      type: 'string',
      minLength: 2,
      maxLength: 500,
      label: { zh: '理由', en: 'Reason' },
    },
  },
  required: ['from', 'reason'],
}

interface Handed {
  handed: number
  left: boolean
}

/** 离岗移交: all tasks in the name of one person, however many, in one go. */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(handOverWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const send = async ({ from, to, reason }: Record<string, unknown>) => {
    let count = 0
    for (let left = true; left;) {
      const done = await post<Handed>('/inbox/hand-over', { from, to: to ?? null, reason })
      count += done.handed
      left = done.left
    }
    void message.success(count > 0 ? say('handed', { count }) : say('none'))
    void queries.invalidateQueries({ queryKey: casesKey })
  }
  return (
    <DialogForm title={say('title')} okText={say('send')} schema={schema} onSend={send} onClose={onClose} />
  )
}
