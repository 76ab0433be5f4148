import { App, Button, Upload } from 'antd'
import { useState } from 'react'
import { ask } from '#ui/api.ts'
import type { FieldSchema, FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import type { Answers } from '#ui/form.tsx'
import { useProblem } from '#ui/situation.tsx'
import { type Text, useWords } from '#ui/words.ts'
import { type Indicator, type Project, useWrite } from './project-data.ts'
import { performanceWords } from './words.ts'

/** The actual value of one indicator: a number, or how far it was reached; its evidence; the reason of a deviation. */
export function FillDialog({
  project,
  indicator,
  onClose,
}: {
  project: Project
  indicator: Indicator
  onClose: () => void
}) {
  const say = useWords(performanceWords)
  const write = useWrite(project.id)
  const { message } = App.useApp()
  const [file, setFile] = useState(indicator.evidenceFile)
  const send = async ({ actual, level, percent, reason }: Answers) => {
    await write('PUT', `/indicators/${indicator.position}`, {
      ...{ version: project.version, evidence: file, reason: reason ?? '' },
      ...{ actual: actual || null, level: level ?? null, percent: percent || null },
    })
    void message.success(say('saved'))
  }
  return (
    <DialogForm
      title={`${say('fillTitle')}：${indicator.name}（${indicator.targetText}）`}
      okText={say('fill')}
      schema={useFillSchema(indicator)}
      initial={{
        ...(indicator.measure ? {} : { actual: indicator.actual ?? '' }),
        ...(indicator.level && { level: indicator.level }),
        ...(indicator.percent && { percent: indicator.percent }),
        reason: indicator.reason,
      }}
      extra={<Attach file={file} onFile={setFile} />}
      onSend={send}
      onClose={onClose}
    />
  )
}

function useFillSchema({ measure, direction, unit }: Indicator): FormSchema {
  const say = useWords(performanceWords)
  const label = (key: Parameters<typeof say>[0]): Text => ({ zh: say(key), en: say(key) })
  const reason: FieldSchema = { type: 'string', maxLength: 2000, long: true, label: label('reason') }
  if (measure) return { properties: { reason } }
  if (direction !== 'qualitative') {
    const named = `${say('actual')}${unit && ` (${unit})`}`
    const actual = {
      type: 'string',
      pattern: '^-?\\d{1,12}(\\.\\d{1,6})?$',
      label: { zh: named, en: named },
    }
    return { required: ['actual'], properties: { actual, reason } }
  }
  const levels = ['reached', 'partly', 'missed'] as const
  return {
    required: ['level'],
    properties: {
      level: {
        enum: [...levels],
        options: Object.fromEntries(levels.map((level) => [level, label(level)])),
        label: label('level'),
      },
      percent: { type: 'string', pattern: '^\\d{1,3}(\\.\\d{1,2})?$', label: label('percent') },
      reason,
    },
  }
}

function Attach({ file, onFile }: { file: string | null; onFile: (hash: string) => void }) {
  const say = useWords(performanceWords)
  const problem = useProblem()
  const { message } = App.useApp()
  const send = async (chosen: File) => {
    const body = new FormData()
    body.append('file', chosen)
    await ask<{ files: { hash: string }[] }>('POST', '/files', { body }).then(
      ({ files }) => files[0] && onFile(files[0].hash),
      (error: unknown) => void message.error(problem(error)),
    )
    return false
  }
  return (
    <Upload beforeUpload={send} maxCount={1} showUploadList={false}>
      <Button size="small">{say('attach')}</Button>{' '}
      {file && <span className="quiet small">{say('attached')}</span>}
    </Upload>
  )
}
