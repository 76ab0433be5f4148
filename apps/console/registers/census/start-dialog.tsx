import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { post } from '#ui/api.ts'
import type { ClassKey, FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { type Unit, unitsQuery } from '#ui/district.ts'
import type { Issues } from '#ui/form.tsx'
import { dayOf } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { type Text, useWords } from '#ui/words.ts'
import { useSupervisors } from '../people.ts'
import { useCensusRenewal } from './census-data.ts'
import { censusWords } from './words.ts'

interface Answered {
  title: string
  areas?: string[]
  cells?: string
  classes?: ClassKey[]
  from: string
  until: string
  walkers?: string[]
}

/** Which components, where, by when, who walks. */
export function StartDialog({
  onClose,
  onStarted,
}: {
  onClose: () => void
  onStarted: (census: string) => void
}) {
  const say = useWords(censusWords)
  const renew = useCensusRenewal()
  const { message } = App.useApp()
  const schema = useStartSchema()
  if (!schema) return null
  const send = async (given: Record<string, unknown>) => {
    const { areas = [], cells = '', walkers = [], classes = [], ...rest } = given as unknown as Answered
    const single = cells.split(/[\s,，、;；]+/).filter(Boolean)
    const { census } = await post<{ census: string }>('/grid/censuses', {
      ...rest,
      areas: [...areas, ...single],
      classes,
      walkers: walkers.map(Number),
    })
    await renew()
    void message.success(say('started'))
    onStarted(census)
  }
  return (
    <DialogForm
      title={say('start')}
      schema={schema}
      initial={{ from: dayOf(presentMoment()) }}
      check={({ areas, cells }): Issues => (areas || cells ? {} : { areas: say('areasMissing') })}
      onSend={send}
      onClose={onClose}
    />
  )
}

function useStartSchema(): FormSchema | undefined {
  const say = useWords(censusWords)
  const { data: units } = useQuery(unitsQuery)
  const supervisors = useSupervisors()
  if (!units) return undefined
  const both = (key: Parameters<typeof say>[0]): Text => ({ zh: say(key), en: say(key) })
  const areas = units.filter((unit) => !unit.until && (unit.kind === 'street' || unit.kind === 'community'))
  const accounts = [...supervisors].map(([account, name]) => [String(account), name] as const)
  return {
    properties: {
      title: { type: 'string', minLength: 2, maxLength: 80, label: both('title') },
      areas: { type: 'array', label: both('areas'), items: areaChoice(areas) },
      cells: {
        ...{ type: 'string', maxLength: 3000, pattern: String.raw`^[\d\s,，、;；]*$` },
        ...{ label: both('cells'), help: both('cellsHelp') },
      },
      classes: {
        type: 'array',
        label: both('classes'),
        help: both('classesHelp'),
        items: { class: true, kinds: ['component'] },
      },
      from: { type: 'string', format: 'date', label: both('from') },
      until: { type: 'string', format: 'date', label: both('until') },
      walkers: {
        type: 'array',
        label: both('walkers'),
        help: both('walkersHelp'),
        items: {
          enum: accounts.map(([account]) => account),
          options: Object.fromEntries(accounts.map(([account, name]) => [account, { zh: name, en: name }])),
        },
      },
    },
    required: ['title', 'from', 'until'],
  }
}

/** Streets first, each followed by its communities; a community says whose it is. */
function areaChoice(areas: readonly Unit[]) {
  const names = new Map(areas.map((unit) => [unit.code, unit.name]))
  const sorted = areas.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const named = ({ code, kind, name }: Unit): Text => {
    const street = kind === 'community' ? names.get(code.slice(0, 9)) : undefined
    return street ? { zh: `${street.zh} ${name.zh}`, en: `${name.en}, ${street.en}` } : name
  }
  return {
    enum: sorted.map(({ code }) => code),
    options: Object.fromEntries(sorted.map((unit) => [unit.code, named(unit)])),
  }
}
