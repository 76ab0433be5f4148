import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { ask, post, Refused } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useNames } from '#ui/district.ts'
import { useMay, useMe } from '#ui/session.ts'
import { Empty, Failure, useProblem, Waiting } from '#ui/situation.tsx'
import { useText, useWords } from '#ui/words.ts'
import { useSupervisors } from '../people.ts'
import { type Kind, useCensusRenewal, type WalkView, walkQuery } from './census-data.ts'
import './census.css'
import { FoundDialog } from './found-dialog.tsx'
import { type Looked, WalkComponent } from './walk-component.tsx'
import { censusWords } from './words.ts'

/** One cell on a phone: each component as registered, or what is different about it; then handed in. */
export function WalkPage() {
  const say = useWords(censusWords)
  const { task } = useParams({ from: '/inside/census/$census/$task' })
  const { data, error, refetch } = useQuery(walkQuery(task))
  if (error instanceof Refused && error.status === 404) return <Empty title={say('unknownTask')} />
  if (error && !data) return <Failure error={error} retry={refetch} />
  if (!data) return <Waiting lines={10} />
  return <Walk view={data} />
}

function Walk({ view }: { view: WalkView }) {
  const say = useWords(censusWords)
  const [found, setFound] = useState<{ kind: Kind; component?: string }>()
  const [ending, setEnding] = useState(false)
  const { see, undo, busy } = useMarks(view)
  const closedWhy = useClosedWhy(view)
  const looked = lookedIn(view)
  const todo = view.components.filter(({ key }) => !looked.has(key))
  const done = view.components.filter(({ key }) => looked.has(key))
  const fresh = view.differences.filter(({ fields }) => fields.kind === 'new' && !fields.component)
  return (
    <div className="walk">
      <WalkHead view={view} done={done.length + fresh.length} all={view.components.length + fresh.length} />
      {closedWhy && <p className="walk-notice">{closedWhy}</p>}
      <section aria-label={say('todo', { count: todo.length })}>
        <h2>{say('todo', { count: todo.length })}</h2>
        {todo.length === 0 && (
          <p className="quiet">{say(view.components.length > 0 ? 'doneAll' : 'noneHere')}</p>
        )}
        <ul>
          {todo.map((component) => (
            <WalkComponent
              key={component.key}
              component={component}
              busy={busy}
              {...(!closedWhy && {
                onSeen: () => see([component.key]),
                onFound: (kind: Kind) => setFound({ kind, component: component.key }),
              })}
            />
          ))}
        </ul>
        {!closedWhy && (
          <div className="row">
            {todo.length > 1 && (
              <Button onClick={() => see(todo.map(({ key }) => key))} loading={busy}>
                {say('rest', { count: todo.length })}
              </Button>
            )}
            <Button onClick={() => setFound({ kind: 'new' })}>{say('addNew')}</Button>
          </div>
        )}
      </section>
      <section aria-label={say('doneOnes', { count: done.length + fresh.length })}>
        <h2>{say('doneOnes', { count: done.length + fresh.length })}</h2>
        <ul>
          {[...fresh.map(({ key }) => ({ key, fields: {} })), ...done].map((component) => {
            const how = looked.get(component.key)!
            return (
              <WalkComponent
                key={component.key}
                component={component}
                looked={how}
                busy={busy}
                {...(!closedWhy && (!how.difference || how.difference.result === 'found')
                  ? { onUndo: () => undo(component.key, how) }
                  : {})}
              />
            )
          })}
        </ul>
      </section>
      {!closedWhy && (
        <footer>
          <Button
            type="primary"
            size="large"
            block
            disabled={todo.length > 0}
            onClick={() => setEnding(true)}
          >
            {say('finish')}
          </Button>
        </footer>
      )}
      {found && <FoundDialog task={view.task.key} {...found} onClose={() => setFound(undefined)} />}
      {ending && <EndDialog task={view.task.key} onClose={() => setEnding(false)} />}
    </div>
  )
}

function WalkHead({ view, done, all }: { view: WalkView; done: number; all: number }) {
  const say = useWords(censusWords)
  const text = useText()
  const names = useNames()
  const { census, cell } = view.task.fields
  return (
    <header>
      <Link to="/census/$census" params={{ census }} className="small">
        {view.census.title}
      </Link>
      <h1>{text(names.area(cell.slice(0, 12))) || cell}</h1>
      <p className="quiet small">
        <span className="code">{cell}</span> · {say('of', { done, all })}
      </p>
      <progress value={done} max={Math.max(all, 1)} aria-label={say('progress')} />
    </header>
  )
}

/** How each component of the cell was found, by its key; something new by the key of its difference. */
function lookedIn({ seen, differences }: WalkView): ReadonlyMap<string, Looked> {
  return new Map<string, Looked>([
    ...seen.map(({ component, photos }) => [component, { kind: 'seen', photos }] as [string, Looked]),
    ...differences.map(({ key, fields }): [string, Looked] => [
      fields.kind === 'new' ? key : fields.component!,
      { kind: fields.kind, photos: fields.photos ?? [], difference: { key, ...fields } },
    ]),
    // What was new and is accepted bears its number by now.
    ...differences.flatMap(({ key, fields }): [string, Looked][] =>
      fields.kind === 'new' && fields.component
        ? [[fields.component, { kind: 'new', photos: fields.photos ?? [], difference: { key, ...fields } }]]
        : [],
    ),
  ])
}

/** Why nothing can be noted here by who looks; undefined while it can. */
function useClosedWhy({ task, census }: WalkView): string | undefined {
  const say = useWords(censusWords)
  const me = useMe()
  const may = useMay()
  const supervisors = useSupervisors()
  const { walker, state } = task.fields
  if (census.state === 'closed') return say('notOpen')
  if (state !== 'open') return say('walkedAlready')
  if (walker === undefined || walker === me.account) return may('grid.census') ? undefined : ''
  return say('ofOther', { name: supervisors.get(walker) ?? '' })
}

function useMarks({ task }: WalkView) {
  const renew = useCensusRenewal()
  const problem = useProblem()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const write = async (work: () => Promise<unknown>) => {
    setBusy(true)
    await work().catch((error: unknown) => void message.error(problem(error), 6))
    await renew()
    setBusy(false)
  }
  const path = `/grid/census-tasks/${task.key}/sightings`
  return {
    busy,
    see: (components: string[]) => void write(() => post(path, { components })),
    undo: (component: string, { difference }: Looked) =>
      void write(() =>
        difference
          ? post(`/grid/census-differences/${difference.key}/withdrawal`)
          : ask('DELETE', `${path}/${component}`),
      ),
  }
}

function EndDialog({ task, onClose }: { task: string; onClose: () => void }) {
  const say = useWords(censusWords)
  const renew = useCensusRenewal()
  const { message } = App.useApp()
  const label = { zh: say('note'), en: say('note') }
  const help = { zh: say('finishHelp'), en: say('finishHelp') }
  return (
    <DialogForm
      title={say('finish')}
      schema={{ properties: { note: { type: 'string', maxLength: 500, long: true, label, help } } }}
      onSend={async (said) => {
        await post(`/grid/census-tasks/${task}/walk`, said)
        await renew()
        void message.success(say('done'))
      }}
      onClose={onClose}
    />
  )
}
