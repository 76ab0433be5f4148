import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { ask } from '#ui/api.ts'
import type { FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useMay } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { type Schedule, schedulesQuery } from './calendar.ts'
import { calendarWords } from './calendar-words.ts'

/** 作息: the hours of work, year-round or for some months; added, changed and taken away like days. */
export function Schedules() {
  const say = useWords(calendarWords)
  const text = useText()
  const may = useMay()
  const { data } = useQuery(schedulesQuery)
  const [edited, setEdited] = useState<Schedule | 'new'>()
  const remove = useRemove(data?.version)
  const mayEdit = may('calendar.edit')
  return (
    <section className="panel" aria-label={say('schedules')}>
      <header>
        <h2>{say('schedules')}</h2>
        {mayEdit && (
          <Button size="small" className="push" onClick={() => setEdited('new')}>
            {say('addSchedule')}
          </Button>
        )}
      </header>
      <div className="body stack">
        {data?.schedules.map((schedule) => (
          <div key={schedule.from}>
            <b>{text(schedule.name)}</b>{' '}
            <span className="quiet small">
              {schedule.until ? `${schedule.from} – ${schedule.until}` : `${schedule.from} ${say('openEnd')}`}
            </span>
            <p className="code">{hoursText(schedule.fullDay, '–', '  ')}</p>
            {mayEdit && (
              <p className="row">
                {isUniform(schedule) && (
                  <Button size="small" onClick={() => setEdited(schedule)}>
                    {say('changeSchedule')}
                  </Button>
                )}
                {data.schedules.length > 1 && (
                  <Button size="small" onClick={() => void remove(schedule)}>
                    {say('removeSchedule')}
                  </Button>
                )}
              </p>
            )}
          </div>
        ))}
      </div>
      {edited && data && (
        <ScheduleDialog
          before={edited === 'new' ? undefined : edited}
          version={data.version}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  )
}

type Sessions = Schedule['fullDay']

const hoursText = (sessions: Sessions, dash: string, gap: string): string =>
  sessions.map(({ opens, closes }) => `${opens}${dash}${closes}`).join(gap)

/** Whether every day of work has the same hours, which one line can say. */
const isUniform = ({ week, fullDay }: Schedule): boolean =>
  week.every((day) => day.length === 0 || hoursText(day, '-', ' ') === hoursText(fullDay, '-', ' '))

const readHours = (text: string): Sessions =>
  text
    .trim()
    .split(/[\s,，、]+/)
    .map((part) => {
      const [opens = '', closes = ''] = part.split(/[-–—~至]/)
      return { opens, closes }
    })

const days = ['1', '2', '3', '4', '5', '6', '7'] as const
const workDays = ['1', '2', '3', '4', '5']

interface ScheduleDialogProps {
  before: Schedule | undefined
  /** The calendar that was looked at: another's edit meanwhile is refused, not overwritten. */
  version: number
  onClose: () => void
}

function ScheduleDialog({ before, version, onClose }: ScheduleDialogProps) {
  const say = useWords(calendarWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const label = (key: Parameters<typeof say>[0]) => ({ zh: say(key), en: say(key) })
  const send = async ({ nameZh, nameEn, from, until, on, hours }: Record<string, unknown>) => {
    const fullDay = readHours(hours as string)
    const chosen = on as string[]
    const schedule = {
      ...{ name: { zh: nameZh, en: nameEn }, from: before?.from ?? from },
      ...(until ? { until } : {}),
      ...{ week: days.map((day) => (chosen.includes(day) ? fullDay : [])), fullDay },
    }
    await ask('PUT', '/calendar/schedules', { body: { version, schedule } })
    await queries.invalidateQueries({ queryKey: ['calendar'] })
    void message.success(say('saved'))
  }
  const schema: FormSchema = {
    required: ['nameZh', 'nameEn', ...(before ? [] : ['from']), 'on', 'hours'],
    properties: {
      nameZh: { type: 'string', minLength: 1, maxLength: 50, label: label('nameZh') },
      nameEn: { type: 'string', minLength: 1, maxLength: 100, label: label('nameEn') },
      ...(!before && { from: { type: 'string', format: 'date', label: label('from') } }),
      until: { type: 'string', format: 'date', label: label('untilDay') },
      on: {
        type: 'array',
        label: label('on'),
        items: {
          enum: [...days],
          options: Object.fromEntries(days.map((day) => [day, label(`day${day}`)])),
        },
      },
      hours: {
        type: 'string',
        pattern: String.raw`^\d\d:\d\d\s*[-–—~至]\s*\d\d:\d\d([\s,，、]+\d\d:\d\d[-–—~至]\d\d:\d\d)*$`,
        label: label('sessions'),
        help: label('sessionsHelp'),
      },
    },
  }
  return (
    <DialogForm
      title={say(before ? 'changeSchedule' : 'addSchedule')}
      schema={schema}
      initial={
        before
          ? {
              ...{ nameZh: before.name.zh, nameEn: before.name.en, until: before.until },
              on: days.filter((_, at) => (before.week[at]?.length ?? 0) > 0),
              hours: hoursText(before.fullDay, '-', ' '),
            }
          : { on: workDays }
      }
      onSend={send}
      onClose={onClose}
    />
  )
}

function useRemove(version: number | undefined): (schedule: Schedule) => Promise<void> {
  const say = useWords(calendarWords)
  const text = useText()
  const problem = useProblem()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  return async ({ from, name }) => {
    if (!(await modal.confirm({ title: say('removeAsk', { name: text(name) }) }))) return
    await ask('DELETE', `/calendar/schedules/${from}`, { query: { version } }).catch((error: unknown) =>
      message.error(problem(error)),
    )
    await queries.invalidateQueries({ queryKey: ['calendar'] })
  }
}
