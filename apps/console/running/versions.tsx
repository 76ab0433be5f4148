import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { get, post } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useMay } from '#ui/session.ts'
import { Failure, Waiting } from '#ui/situation.tsx'
import { Tag, type Tone } from '#ui/tag.tsx'
import { type Text, useText, useWords } from '#ui/words.ts'
import { catalogueWords } from './catalogue-words.ts'
import { Differences } from './differences.tsx'

export interface Version {
  version: number
  title: Text
  basis: string
  from: string | null
  until: string | null
  state: 'draft' | 'scheduled' | 'in-force' | 'retired'
}

const tones: Record<Version['state'], Tone> = {
  draft: 'yellow',
  scheduled: 'blue',
  'in-force': 'green',
  retired: 'plain',
}

/** Versions of the filing standards: a draft shows what it changes before it is put in force from a day on. */
export function Versions() {
  const say = useWords(catalogueWords)
  const may = useMay()
  const [copying, setCopying] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue', 'versions'],
    queryFn: () => get<{ versions: Version[] }>('/catalogue/versions'),
  })
  if (error) return <Failure error={error} retry={refetch} />
  if (!data) return <Waiting />
  const inForce = data.versions.find(({ state }) => state === 'in-force')
  return (
    <div className="stack versions">
      {may('catalogue.edit') && (
        <div>
          <Button type="primary" onClick={() => setCopying(true)}>
            {say('copy')}
          </Button>{' '}
          <Link to="/running/standards">{say('import')}</Link>
        </div>
      )}
      {data.versions.toReversed().map((version) => (
        <VersionCard key={version.version} version={version} inForce={inForce?.version} />
      ))}
      {copying && <CopyDialog onClose={() => setCopying(false)} />}
    </div>
  )
}

export function VersionCard({
  version,
  inForce,
  compared: first = false,
}: {
  version: Version
  inForce: number | undefined
  compared?: boolean
}) {
  const say = useWords(catalogueWords)
  const text = useText()
  const may = useMay()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [activating, setActivating] = useState(false)
  const [compared, setCompared] = useState(first)
  const until = version.until ? say('until', { day: version.until }) : ''
  const activate = async ({ from }: Record<string, unknown>) => {
    await post(`/catalogue/versions/${version.version}/activation`, { from })
    await queries.invalidateQueries({ queryKey: ['catalogue'] })
    void message.success(say('saved'))
  }
  return (
    <section className="panel">
      <header>
        <h2>{text(version.title)}</h2>
        <Tag tone={tones[version.state]}>
          {say(version.state === 'retired' ? 'retired-version' : version.state)}
        </Tag>
        <span className="quiet">{say('version', { version: version.version })}</span>
        {version.from && <span className="quiet">{say('period', { from: version.from, until })}</span>}
        <span className="push row">
          {inForce !== undefined && inForce !== version.version && (
            <Button onClick={() => setCompared(!compared)} aria-expanded={compared}>
              {say('differences')}
            </Button>
          )}
          {may('catalogue.edit') && version.state === 'draft' && (
            <Button type="primary" onClick={() => setActivating(true)}>
              {say('activate')}
            </Button>
          )}
        </span>
      </header>
      <div className="body stack">
        <p className="quiet small">{version.basis}</p>
        {compared && inForce !== undefined && <Differences version={version.version} against={inForce} />}
      </div>
      {activating && (
        <DialogForm
          title={say('activate')}
          schema={{
            required: ['from'],
            properties: {
              from: {
                type: 'string',
                format: 'date',
                label: { zh: say('activateFrom'), en: say('activateFrom') },
              },
            },
          }}
          onSend={activate}
          onClose={() => setActivating(false)}
        />
      )}
    </section>
  )
}

function CopyDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(catalogueWords)
  const queries = useQueryClient()
  const label = (key: 'titleZh' | 'titleEn' | 'basis') => ({ zh: say(key), en: say(key) })
  const send = async ({ titleZh, titleEn, basis }: Record<string, unknown>) => {
    await post('/catalogue/versions', { title: { zh: titleZh, en: titleEn }, basis })
    await queries.invalidateQueries({ queryKey: ['catalogue', 'versions'] })
  }
  return (
    <DialogForm
      title={say('copy')}
      schema={{
        required: ['titleZh', 'titleEn', 'basis'],
        properties: {
          titleZh: { type: 'string', label: label('titleZh') },
          titleEn: { type: 'string', label: label('titleEn') },
          basis: { type: 'string', long: true, maxLength: 500, label: label('basis') },
        },
      }}
      onSend={send}
      onClose={onClose}
    />
  )
}
