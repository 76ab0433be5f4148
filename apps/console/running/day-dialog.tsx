import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { ask } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useWords } from '#ui/words.ts'
import type { Day } from './calendar.ts'
import { calendarWords } from './calendar-words.ts'

interface DayDialogProps {
  day: Day
  /** The calendar that was looked at: another's edit meanwhile is refused, not overwritten. */
  version: number
  onClose: () => void
}

/** Makes a day a holiday or a make-up workday, or lets it follow the week again. */
export function DayDialog({ day, version, onClose }: DayDialogProps) {
  const say = useWords(calendarWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const label = (key: Parameters<typeof say>[0]) => ({ zh: say(key), en: say(key) })
  const isSpecial = day.kind === 'holiday' || day.kind === 'make-up day'
  const send = async ({ kind, nameZh, nameEn }: Record<string, unknown>) => {
    const name = { zh: nameZh || '调整', en: nameEn || 'Adjusted' }
    const exception = kind === 'week' ? null : { kind, name }
    await ask('PUT', `/calendar/days/${day.day}`, { body: { version, exception } })
    await queries.invalidateQueries({ queryKey: ['calendar'] })
    void message.success(say('saved'))
  }
  return (
    <DialogForm
      title={say('edit', { day: day.day })}
      schema={{
        required: ['kind'],
        properties: {
          kind: {
            enum: ['holiday', 'make-up day', 'week'],
            label: label('kind'),
            options: {
              holiday: label('holiday'),
              'make-up day': label('make-up day'),
              week: label('week'),
            },
          },
          nameZh: { type: 'string', maxLength: 50, label: label('nameZh') },
          nameEn: { type: 'string', maxLength: 100, label: label('nameEn') },
        },
      }}
      initial={{
        kind: isSpecial ? day.kind : 'week',
        ...(day.name && { nameZh: day.name.zh, nameEn: day.name.en }),
      }}
      onSend={send}
      onClose={onClose}
    />
  )
}
