import { FileTextOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { ask, get, post } from '#ui/api.ts'
import type { CaseView } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useNames } from '#ui/district.ts'
import { dayOf } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { useMay, useMe } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { caseWords } from './words.ts'

interface Template {
  id: number
  title: string
  text: string
  reach: 'own' | 'unit' | 'district'
  mine: boolean
}

const templatesKey = ['reply-templates'] as const

interface ReplyTemplatesProps {
  found: CaseView
  /** What stands in the field now: it may be kept as a template. */
  text: string
  onTake: (text: string) => void
}

/** 答复模板: a text to begin the answer with, filled in with the case's own facts; what was written may be kept. */
export function ReplyTemplates({ found, text: written, onTake }: ReplyTemplatesProps) {
  const say = useWords(caseWords)
  const problem = useProblem()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const fill = useFilling(found)
  const [keeping, setKeeping] = useState(false)
  const { data = [] } = useQuery({
    queryKey: templatesKey,
    queryFn: () => get<{ templates: Template[] }>('/reply-templates').then(({ templates }) => templates),
    staleTime: 60_000,
  })
  const remove = useMutation({
    mutationFn: (id: number) => ask('DELETE', `/reply-templates/${id}`, { body: {} }),
    onError: (error) => void message.error(problem(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: templatesKey }),
  })
  const own = data.filter(({ mine, reach }) => mine && reach !== 'district')
  const items = [
    ...data.map(({ id, title }) => ({ key: `take-${id}`, label: title })),
    { type: 'divider' as const },
    { key: 'keep', label: say('keepTemplate'), disabled: written.trim().length < 2 },
    ...own.map(({ id, title }) => ({
      key: `drop-${id}`,
      label: say('dropTemplate', { title }),
      danger: true,
    })),
  ]
  const choose = (key: string) => {
    const id = Number(key.slice(5))
    const taken = data.find((each) => each.id === id)
    if (key === 'keep') setKeeping(true)
    else if (key.startsWith('drop-')) remove.mutate(id)
    else if (taken) onTake(written.trim() ? `${written.trim()}\n${fill(taken.text)}` : fill(taken.text))
  }
  return (
    <div className="row">
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button size="small" icon={<FileTextOutlined aria-hidden />}>
          {say('templates')}
        </Button>
      </Dropdown>
      {keeping && <KeepTemplate text={written} onClose={() => setKeeping(false)} />}
    </div>
  )
}

/** `{number}`, `{unit}`, `{today}` by what they stand for now. */
function useFilling(found: CaseView): (template: string) => string {
  const text = useText()
  const names = useNames()
  const { posts } = useMe()
  const facts: Record<string, string> = {
    number: found.number,
    unit: text(names.unit(posts[0]?.unit)),
    today: dayOf(presentMoment()),
  }
  return (template) => template.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole)
}

function KeepTemplate({ text, onClose }: { text: string; onClose: () => void }) {
  const say = useWords(caseWords)
  const may = useMay()
  const queries = useQueryClient()
  const reaches = {
    own: { zh: '仅自己', en: 'Myself alone' },
    unit: { zh: '本单位及下级', en: 'My unit and those below' },
    ...(may('cases.see-all') && { district: { zh: '全区', en: 'The whole district' } }),
  }
  const schema = {
    required: ['title', 'reach', 'text'],
    properties: {
      title: { type: 'string', maxLength: 40, label: { zh: '模板名称', en: 'Name of the template' } },
      reach: {
        type: 'string',
        enum: Object.keys(reaches),
        options: reaches,
        label: { zh: '谁可使用', en: 'Who may take it' },
      },
      text: { type: 'string', long: true, maxLength: 2000, label: { zh: '正文', en: 'Text' } },
    },
  }
  return (
    <DialogForm
      title={say('keepTemplate')}
      schema={schema}
      initial={{ text, reach: 'own' }}
      onSend={async (answers) => {
        await post('/reply-templates', answers)
        await queries.invalidateQueries({ queryKey: templatesKey })
      }}
      onClose={onClose}
    />
  )
}
