import { AimOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { post } from '#ui/api.ts'
import type { FormSchema } from '#ui/cases.ts'
import { type Answers, checkAnswers, formWords, type Issues, issuesOf, SchemaForm } from '#ui/form.tsx'
import { type Attachment, PhotoField } from '#ui/photos.tsx'
import { registersQuery } from '#ui/registers.ts'
import { useProblem } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { type Kind, useCensusRenewal } from './census-data.ts'
import { censusWords } from './words.ts'

interface FoundDialogProps {
  task: string
  kind: Kind
  component?: string
  onClose: () => void
}

/** What is different, with photos of it; for what has moved or is new, where it stands. */
export function FoundDialog({ task, kind, component, onClose }: FoundDialogProps) {
  const say = useWords(censusWords)
  const sayForm = useWords(formWords)
  const text = useText()
  const problem = useProblem()
  const renew = useCensusRenewal()
  const schema = useFoundSchema(kind)
  const [values, setValues] = useState<Answers>({})
  const [photos, setPhotos] = useState<Attachment[]>([])
  const [issues, setIssues] = useState<Issues>({})
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const checked = checkAnswers(schema, values, sayForm, text)
    setIssues(checked.issues)
    if (Object.keys(checked.issues).length > 0) return
    setBusy(true)
    const hashes = photos.map(({ hash }) => hash)
    const body = { kind, component, ...checked.answers, ...(hashes.length > 0 && { photos: hashes }) }
    try {
      await post(`/grid/census-tasks/${task}/differences`, body)
      await renew()
      onClose()
    } catch (reason) {
      setError(reason)
      setIssues(issuesOf(reason, text))
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={[say(kind), component].filter(Boolean).join(' · ')}
      okText={say(kind)}
      confirmLoading={busy}
      onOk={() => void send()}
      onCancel={onClose}
      width={480}
    >
      <div className="stack">
        {error !== undefined && <Alert type="error" showIcon title={problem(error)} role="alert" />}
        <SchemaForm schema={schema} values={values} issues={issues} onChange={setValues} />
        {schema.properties?.place && <Here onFound={(place) => setValues({ ...values, place })} />}
        <div className="field">
          <span>{say('photos')}</span>
          <PhotoField kind="census" value={photos} onChange={setPhotos} />
        </div>
      </div>
    </Modal>
  )
}

/** The fields that a kind of difference asks for, as the register of differences declares them. */
function useFoundSchema(kind: Kind): FormSchema {
  const say = useWords(censusWords)
  const { data } = useQuery(registersQuery)
  const declared = data?.find(({ code }) => code === 'census-difference')?.form.properties ?? {}
  const wanted = {
    changed: ['state'],
    moved: ['place', 'state'],
    missing: [],
    new: ['class', 'place', 'state'],
  }
  const needed = { changed: ['state'], moved: ['place'], missing: [], new: ['class', 'place'] }
  const note = { type: 'string', maxLength: 500, label: { zh: say('note'), en: say('note') } }
  return {
    properties: {
      ...Object.fromEntries(wanted[kind].map((field) => [field, declared[field] ?? {}])),
      note: declared.note ?? note,
    },
    required: needed[kind],
  }
}

/** The phone's own position, only when asked for. */
function Here({ onFound }: { onFound: (place: { lng: number; lat: number }) => void }) {
  const say = useWords(censusWords)
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  const find = () => {
    if (!('geolocation' in navigator)) return setState('failed')
    setState('asking')
    return navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle')
        onFound({ lng: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)) })
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  return (
    <div>
      <Button icon={<AimOutlined />} loading={state === 'asking'} onClick={find}>
        {say(state === 'asking' ? 'locating' : 'here')}
      </Button>
      {state === 'failed' && (
        <p className="small quiet" role="alert">
          {say('noPosition')}
        </p>
      )}
    </div>
  )
}
