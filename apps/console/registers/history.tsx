import { Button } from 'antd'
import { fullMoment } from '#ui/format.ts'
import type { DeclaredRegister, Entry } from '#ui/registers.ts'
import { Tag, type Tone } from '#ui/tag.tsx'
import { useLanguage, useText, useWords } from '#ui/words.ts'
import { useTold } from './value.tsx'
import { registerWords } from './words.ts'

interface HistoryProps {
  register: DeclaredRegister
  /** Newest first. */
  versions: Entry[]
  asOf: string | undefined
  onLook: (day: string) => void
}

const tones: Record<Entry['act'], Tone> = {
  create: 'green',
  change: 'blue',
  retire: 'plain',
  restore: 'green',
}

/** Every version: since when it holds, who wrote it when and why, and what it changed. */
export function History({ register, versions, asOf, onLook }: HistoryProps) {
  const say = useWords(registerWords)
  const language = useLanguage()
  return (
    <section className="panel" aria-label={say('history')}>
      <header>
        <h2>{say('history')}</h2>
        <label className="row small push">
          {say('asOf')}
          <input
            type="date"
            value={asOf ?? ''}
            onChange={(event) => event.target.value && onLook(event.target.value)}
          />
        </label>
      </header>
      <ol className="body versions">
        {versions.map((version, at) => (
          <li key={version.version}>
            <div className="row">
              <b>{say('version', { version: version.version })}</b>
              <Tag tone={tones[version.act]}>{say(version.act)}</Tag>
              <span>{say('sinceDay', { day: version.since })}</span>
              <Button type="link" size="small" onClick={() => onLook(version.since)}>
                {say('showThen')}
              </Button>
            </div>
            <p>{version.why}</p>
            <p className="quiet small">
              {say('written', { by: version.by, at: fullMoment(new Date(version.at), language) })}
            </p>
            {version.act !== 'create' && (
              <Changes register={register} after={version} before={versions[at + 1]} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Changes({
  register,
  before,
  after,
}: {
  register: DeclaredRegister
  before: Entry | undefined
  after: Entry
}) {
  const say = useWords(registerWords)
  const text = useText()
  const told = useTold()
  const changes = Object.entries(register.form.properties ?? {}).flatMap(([field, schema]) => {
    const [old, now] = [before?.fields[field], after.fields[field]]
    if (JSON.stringify(old) === JSON.stringify(now)) return []
    const label = text(schema.label ?? schema.items?.label) || field
    const said = (value: unknown) => told(schema, value) || say('nothing')
    return [{ field, line: say('was', { label, before: said(old), after: said(now) }) }]
  })
  if (changes.length === 0) return null
  return (
    <ul>
      {changes.map(({ field, line }) => (
        <li key={field}>{line}</li>
      ))}
    </ul>
  )
}
