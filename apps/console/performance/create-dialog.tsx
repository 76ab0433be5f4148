import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { post } from '#ui/api.ts'
import type { FieldSchema, FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { type Text, useWords } from '#ui/words.ts'
import { type Choices, choicesQuery, kinds } from './project-data.ts'
import { performanceWords } from './words.ts'

/** A new project with its money; its targets are set on its page. */
export function CreateDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const say = useWords(performanceWords)
  const go = useNavigate()
  const queries = useQueryClient()
  const { data: choices } = useQuery(choicesQuery)
  const schema = useCreateSchema(choices)
  if (!choices) return null
  return (
    <DialogForm
      title={say('create')}
      schema={schema}
      initial={{ year: String(year), kind: 'recurring', scheme: choices.schemes[0]?.code ?? '' }}
      extra={<p className="quiet small">{say('createHint')}</p>}
      onSend={async ({ year: given, ...answers }) => {
        const { id } = await post<{ id: number }>('/performance/projects', {
          ...answers,
          year: Number(given),
        })
        await queries.invalidateQueries({ queryKey: ['performance', 'projects'] })
        await go({ to: '/performance/$id', params: { id: String(id) } })
      }}
      onClose={onClose}
    />
  )
}

export const moneyField = (label: Text): FieldSchema => ({
  ...{ type: 'string', pattern: '^\\d{1,12}(\\.\\d{1,2})?$', label },
})

function useCreateSchema(choices: Choices | undefined): FormSchema {
  const say = useWords(performanceWords)
  const label = (key: Parameters<typeof say>[0]): Text => ({ zh: say(key), en: say(key) })
  const inWan = (key: 'yearStart'): Text => {
    const named = say('inUnit', { name: say(key), unit: say('unit') })
    return { zh: named, en: named }
  }
  const line = (key: Parameters<typeof say>[0], maxLength: number): FieldSchema => ({
    ...{ type: 'string', maxLength, label: label(key) },
  })
  const schemes = choices?.schemes ?? []
  return {
    required: ['year', 'code', 'name', 'section', 'kind', 'scheme', 'yearStart'],
    properties: {
      year: { type: 'string', pattern: '^20\\d\\d$', label: label('year') },
      code: line('code', 40),
      name: line('name', 200),
      section: line('section', 100),
      yearStart: moneyField(inWan('yearStart')),
      kind: {
        enum: [...kinds],
        options: Object.fromEntries(kinds.map((kind) => [kind, label(kind)])),
        label: label('kind'),
      },
      scheme: {
        enum: schemes.map(({ code }) => code),
        options: Object.fromEntries(schemes.map(({ code, title }) => [code, title])),
        label: label('scheme'),
      },
      whole: { type: 'boolean', label: label('isWhole') },
      goal: { type: 'string', maxLength: 2000, long: true, label: label('goal') },
    },
  }
}
