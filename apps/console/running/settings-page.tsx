import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ask, get } from '#ui/api.ts'
import type { FieldSchema } from '#ui/cases.ts'
import { fullMoment } from '#ui/format.ts'
import { Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { type Text, useLanguage, useText, useWords, words } from '#ui/words.ts'
import './running.css'

const settingsWords = words('settings', {
  title: { zh: '设置', en: 'Settings' },
  save: { zh: '保存', en: 'Save' },
  usual: { zh: '恢复缺省值', en: 'Back to the usual' },
  saved: { zh: '已保存', en: 'Saved' },
  changed: { zh: '{moment} 修改', en: 'changed {moment}' },
  default: { zh: '缺省值', en: 'As delivered' },
  unread: { zh: '内容不是有效的 JSON', en: 'This is no JSON' },
})

interface Setting {
  key: string
  title: Text
  value: unknown
  usual: unknown
  shape: { type?: string; properties?: Record<string, FieldSchema> }
  changedAt: string | null
}

/** 设置: what a district may set for itself; each with the value it was delivered with. */
export function SettingsPage() {
  const say = useWords(settingsWords)
  const { data, error, refetch } = useQuery({
    queryKey: ['settings'],
    queryFn: () => get<{ settings: Setting[] }>('/settings'),
  })
  if (error) return <Failure error={error} retry={refetch} />
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
      </header>
      {data ? (
        <div className="settings">
          {data.settings.map((setting) => (
            <SettingCard key={`${setting.key} ${setting.changedAt}`} setting={setting} />
          ))}
        </div>
      ) : (
        <Waiting />
      )}
    </>
  )
}

function SettingCard({ setting }: { setting: Setting }) {
  const say = useWords(settingsWords)
  const text = useText()
  const language = useLanguage()
  const problem = useProblem()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [value, setValue] = useState<unknown>(setting.value)
  const [error, setError] = useState<unknown>()
  const save = async (next: unknown) => {
    await ask('PUT', `/settings/${setting.key}`, { body: { value: next } }).then(async () => {
      void message.success(say('saved'))
      await queries.invalidateQueries({ queryKey: ['settings'] })
    }, setError)
  }
  const isChanged = JSON.stringify(value) !== JSON.stringify(setting.value)
  const isUsual = JSON.stringify(setting.value) === JSON.stringify(setting.usual)
  return (
    <section className="panel" aria-label={text(setting.title)}>
      <header>
        <h2>{text(setting.title)}</h2>
        <span className="code quiet small">{setting.key}</span>
        <span className="quiet small push">
          {setting.changedAt
            ? say('changed', { moment: fullMoment(new Date(setting.changedAt), language) })
            : say('default')}
        </span>
      </header>
      <div className="body stack">
        {error !== undefined && <Alert type="error" showIcon title={problem(error)} role="alert" />}
        <Value shape={setting.shape} value={value} label={text(setting.title)} onChange={setValue} />
        <div className="row">
          <Button type="primary" disabled={!isChanged} onClick={() => void save(value)}>
            {say('save')}
          </Button>
          {!isUsual && <Button onClick={() => void save(setting.usual)}>{say('usual')}</Button>}
        </div>
      </div>
    </section>
  )
}

interface ValueProps {
  shape: Setting['shape']
  value: unknown
  label: string
  onChange: (value: unknown) => void
}

/** Numbers by name where the shape is a list of numbers; anything else as JSON. */
function Value({ shape, value, label, onChange }: ValueProps) {
  const say = useWords(settingsWords)
  const text = useText()
  const [typed, setTyped] = useState(() => JSON.stringify(value, null, 2))
  const [wrong, setWrong] = useState(false)
  const fields = Object.entries(shape.properties ?? {})
  const isNumbers =
    fields.length > 0 && fields.every(([, { type }]) => type === 'integer' || type === 'number')
  if (isNumbers) {
    const numbers = value as Record<string, number>
    return (
      <div className="numbers">
        {fields.map(([name, field]) => (
          <label key={name}>
            <span className="small">{text(field.label) || name}</span>
            <InputNumber
              value={numbers[name]}
              min={field.minimum ?? 0}
              onChange={(next) => onChange({ ...numbers, [name]: next })}
            />
          </label>
        ))}
      </div>
    )
  }
  return (
    <>
      <Input.TextArea
        className="code"
        aria-label={label}
        autoSize={{ minRows: 2, maxRows: 16 }}
        status={wrong ? 'error' : ''}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          try {
            onChange(JSON.parse(event.target.value))
            setWrong(false)
          } catch {
            setWrong(true)
          }
        }}
      />
      {wrong && <p className="issue">{say('unread')}</p>}
    </>
  )
}
