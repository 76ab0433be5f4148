import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { post } from '#ui/api.ts'
import { catalogueQuery } from '#ui/class-field.tsx'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useWords } from '#ui/words.ts'
import { catalogueWords } from './catalogue-words.ts'

/** A class of the district's own, below a major class of an edition that is in force. */
export function ClassDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(catalogueWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const { data } = useQuery(catalogueQuery)
  const label = (key: Parameters<typeof say>[0]) => ({ zh: say(key), en: say(key) })
  const editions = data?.editions.filter(({ inForce }) => inForce) ?? []
  const kinds = ['appeal', 'component', 'matter'] as const
  const send = async ({ titleZh, titleEn, ...key }: Record<string, unknown>) => {
    await post('/catalogue/classes', { ...key, title: { zh: titleZh, en: titleEn } })
    await queries.invalidateQueries({ queryKey: ['catalogue'] })
    void message.success(say('saved'))
  }
  if (!data) return null
  return (
    <DialogForm
      title={say('addClass')}
      schema={{
        required: ['edition', 'kind', 'code', 'titleZh', 'titleEn'],
        properties: {
          edition: {
            enum: editions.map(({ code }) => code),
            label: label('edition'),
            options: Object.fromEntries(editions.map(({ code, title }) => [code, title])),
          },
          kind: {
            enum: [...kinds],
            label: label('kind'),
            options: Object.fromEntries(kinds.map((kind) => [kind, label(kind)])),
          },
          code: {
            type: 'string',
            pattern: String.raw`^\d{3,8}$`,
            label: label('code'),
            help: label('codeHelp'),
          },
          titleZh: { type: 'string', minLength: 1, maxLength: 100, label: label('titleZh') },
          titleEn: { type: 'string', minLength: 1, maxLength: 200, label: label('titleEn') },
        },
      }}
      initial={{}}
      onSend={send}
      onClose={onClose}
    />
  )
}
