import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Refused } from '#ui/api.ts'
import { type DeclaredRegister, type Entry, entryQuery, registersQuery } from '#ui/registers.ts'
import { Empty, Failure, Waiting } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { ComponentCases } from './component-cases.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { EntryPersonal, personalIn } from './entry-personal.tsx'
import { History } from './history.tsx'
import { PastNotice } from './past-notice.tsx'
import './registers.css'
import { RetireDialog } from './retire-dialog.tsx'
import { useTold, Value } from './value.tsx'
import { registerWords } from './words.ts'

/** One entry of any register: what is registered, what was, and what may be done. */
export function EntryPage() {
  const say = useWords(registerWords)
  const { register: code, key } = useParams({ from: '/inside/registers/$register/$key' })
  const { asOf } = useSearch({ from: '/inside/registers/$register/$key' })
  const navigate = useNavigate({ from: '/registers/$register/$key' })
  const { data: registers } = useQuery(registersQuery)
  const { data, error, refetch } = useQuery(entryQuery(code, key, asOf))
  const register = registers?.find((one) => one.code === code)
  const lookAt = (day: string | undefined) => void navigate({ search: day ? { asOf: day } : {} })
  const notice = asOf && <PastNotice day={asOf} onReturn={() => lookAt(undefined)} />
  if (registers && !register) return <Empty title={say('unknown')} />
  if (error instanceof Refused && error.status === 404)
    return (
      <>
        {notice}
        <Empty title={say('missing')} />
      </>
    )
  if (error && !data) return <Failure error={error} retry={refetch} />
  if (!data || !register) return <Waiting lines={10} />
  return (
    <>
      <Head register={register} entry={data.entry} past={asOf !== undefined} />
      {notice}
      <div className="entry-page">
        <div className="stack">
          <Registered register={register} entry={data.entry} asOf={asOf} />
          {code === 'component' && <ComponentCases component={key} />}
        </div>
        <History register={register} versions={data.history} asOf={asOf} onLook={lookAt} />
      </div>
    </>
  )
}

interface Shown {
  register: DeclaredRegister
  entry: Entry
}

function Head({ register, entry, past }: Shown & { past: boolean }) {
  const say = useWords(registerWords)
  const text = useText()
  const told = useTold()
  const [open, setOpen] = useState<'change' | 'retire'>()
  const name = told(register.form.properties?.[register.name] ?? {}, entry.fields[register.name])
  const mayWrite = register.may.includes('write') && !past
  return (
    <header className="page-head">
      <Link to="/registers/$register" params={{ register: register.code }} className="small">
        {text(register.title)}
      </Link>
      <h1>{name || entry.key}</h1>
      <span className="code">{entry.key}</span>
      {entry.retired && <Tag>{say('retired')}</Tag>}
      {mayWrite && (
        <span className="push row">
          <Button danger={!entry.retired} onClick={() => setOpen('retire')}>
            {say(entry.retired ? 'restore' : 'retire')}
          </Button>
          {!entry.retired && (
            <Button type="primary" onClick={() => setOpen('change')}>
              {say('change')}
            </Button>
          )}
        </span>
      )}
      {open === 'change' && (
        <EntryDialog register={register} entry={entry} onClose={() => setOpen(undefined)} />
      )}
      {open === 'retire' && (
        <RetireDialog register={register} entry={entry} onClose={() => setOpen(undefined)} />
      )}
    </header>
  )
}

function Registered({ register, entry, asOf }: Shown & { asOf: string | undefined }) {
  const say = useWords(registerWords)
  const text = useText()
  const personal = personalIn(register, entry)
  const told = Object.entries(register.form.properties ?? {}).filter(
    ([field]) => entry.fields[field] !== undefined && !personal.includes(field),
  )
  return (
    <section className="panel" aria-label={say('about')}>
      <div className="body">
        <dl className="entry-fields">
          {told.map(([field, schema]) => (
            <div key={field} className={schema.long ? 'long' : ''}>
              <dt>{text(schema.label ?? schema.items?.label) || field}</dt>
              <dd>
                <Value schema={schema} value={entry.fields[field]} />
              </dd>
            </div>
          ))}
        </dl>
        <EntryPersonal register={register} entry={entry} asOf={asOf} />
        {register.basis && <p className="quiet small">{register.basis}</p>}
      </div>
    </section>
  )
}
