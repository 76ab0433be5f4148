import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { post } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import type { CatalogueClass } from '#ui/district.ts'
import { dayOf } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { useMay } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { catalogueWords } from './catalogue-words.ts'

/** Whether a class is offered for new cases, until which day, and how many open cases have it. */
export function ClassInUse({ about, openCases }: { about: CatalogueClass; openCases: number }) {
  const say = useWords(catalogueWords)
  const may = useMay()
  const [retiring, setRetiring] = useState(false)
  const restore = useRestore(about)
  return (
    <div className="row">
      <b>{say('openCases', { count: openCases })}</b>
      {about.retiredOn && <RetiredTag day={about.retiredOn} />}
      {may('catalogue.edit') && (
        <span className="push">
          {about.retiredOn ? (
            <Button size="small" onClick={() => void restore()}>
              {say('restore')}
            </Button>
          ) : (
            <Button size="small" onClick={() => setRetiring(true)}>
              {say('retire')}
            </Button>
          )}
        </span>
      )}
      {retiring && <RetireDialog {...{ about, openCases }} onClose={() => setRetiring(false)} />}
    </div>
  )
}

/** A day that lies ahead is said as such. */
export function RetiredTag({ day }: { day: string }) {
  const say = useWords(catalogueWords)
  const ahead = day > dayOf(presentMoment())
  return <Tag tone={ahead ? 'yellow' : 'plain'}>{say(ahead ? 'retiring' : 'retired', { day })}</Tag>
}

const pathOf = ({ edition, kind, code }: CatalogueClass): string =>
  `/catalogue/classes/${edition}/${kind}/${code}`

interface RetireDialogProps {
  about: CatalogueClass
  openCases: number
  onClose: () => void
}

function RetireDialog({ about, openCases, onClose }: RetireDialogProps) {
  const say = useWords(catalogueWords)
  const text = useText()
  const queries = useQueryClient()
  const label = (key: 'retireFrom' | 'retireHelp') => ({ zh: say(key), en: say(key) })
  return (
    <DialogForm
      title={`${say('retire')} · ${text(about.title)}`}
      okText={say('retire')}
      schema={{
        required: ['from'],
        properties: {
          from: { type: 'string', format: 'date', label: label('retireFrom'), help: label('retireHelp') },
        },
      }}
      initial={{ from: dayOf(presentMoment()) }}
      extra={<p className="quiet">{say('openCases', { count: openCases })}</p>}
      onSend={async ({ from }) => {
        await post(`${pathOf(about)}/retire`, { from })
        await queries.invalidateQueries({ queryKey: ['catalogue'] })
      }}
      onClose={onClose}
    />
  )
}

function useRestore(about: CatalogueClass): () => Promise<void> {
  const say = useWords(catalogueWords)
  const text = useText()
  const problem = useProblem()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  return async () => {
    const asked = { title: say('restoreAsk', { name: text(about.title) }), okText: say('restore') }
    if (!(await modal.confirm(asked))) return
    await post(`${pathOf(about)}/restore`).catch((error: unknown) => message.error(problem(error), 8))
    await queries.invalidateQueries({ queryKey: ['catalogue'] })
  }
}
