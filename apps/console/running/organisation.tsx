import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { type Unit, unitsQuery } from '#ui/district.ts'
import { SearchInput } from '#ui/search-input.tsx'
import { useMay } from '#ui/session.ts'
import { Failure, Waiting } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { EndedHow, EndedTag } from './ended-unit.tsx'
import { Holders } from './holders.tsx'
import { organisationWords } from './organisation-words.ts'
import './running.css'
import { UnitDialog, type UnitTask } from './unit-dialog.tsx'

/** 组织与岗位: the tree of units, and who holds which post in the chosen one. */
export function Organisation() {
  const say = useWords(organisationWords)
  const may = useMay()
  const { data, error, refetch } = useQuery(unitsQuery)
  const [chosen, setChosen] = useState<number>()
  const [task, setTask] = useState<UnitTask>()
  const [endedToo, setEndedToo] = useState(false)
  const shown = useMemo(() => data?.filter((unit) => endedToo || !unit.until), [data, endedToo])
  const unit = shown?.find(({ id }) => id === chosen) ?? shown?.find(({ kind }) => kind === 'centre')
  if (error && !data) return <Failure error={error} retry={refetch} />
  return (
    <>
      <header className="page-head">
        <h1>{say('title')}</h1>
        {may('org.edit') && (
          <Button className="push" type="primary" onClick={() => setTask({ kind: 'add', unit })}>
            {say('add')}
          </Button>
        )}
      </header>
      <div className="two-columns">
        <section className="panel" aria-label={say('tree')}>
          {shown ? (
            <UnitTree
              units={shown}
              chosen={unit?.id}
              onChoose={setChosen}
              {...{ endedToo, onEndedToo: setEndedToo }}
            />
          ) : (
            <Waiting lines={14} />
          )}
        </section>
        {unit && <UnitCard unit={unit} units={data!} onTask={setTask} />}
      </div>
      {task && <UnitDialog task={task} onClose={() => setTask(undefined)} />}
    </>
  )
}

interface UnitTreeProps {
  units: Unit[]
  chosen: number | undefined
  onChoose: (id: number) => void
  endedToo: boolean
  onEndedToo: (too: boolean) => void
}

function UnitTree({ units, chosen, onChoose, endedToo, onEndedToo }: UnitTreeProps) {
  const say = useWords(organisationWords)
  const text = useText()
  const [sought, setSought] = useState('')
  const rows = useMemo(() => treeRows(units, sought.trim()), [units, sought])
  return (
    <>
      <div className="tree-find stack">
        <SearchInput label={say('find')} value={sought} onChange={setSought} />
        <Checkbox checked={endedToo} onChange={(event) => onEndedToo(event.target.checked)}>
          {say('endedToo')}
        </Checkbox>
      </div>
      <ul className="tree">
        {rows.map(({ unit, depth }) => (
          <li key={unit.id}>
            <button
              type="button"
              className={unit.id === chosen ? 'chosen' : undefined}
              aria-pressed={unit.id === chosen}
              style={{ paddingLeft: 16 + depth * 18 }}
              onClick={() => onChoose(unit.id)}
            >
              {text(unit.name)} <small>{say(unit.until ? 'ended' : unit.kind)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The tree as rows in reading order; sought units stand with all that is above them. */
function treeRows(units: readonly Unit[], sought: string): { unit: Unit; depth: number }[] {
  const below = Map.groupBy(units, ({ parent }) => parent)
  const fits = ({ name, code }: Unit): boolean =>
    `${name.zh} ${name.en} ${code}`.toLowerCase().includes(sought.toLowerCase())
  const walk = (parent: number | null, depth: number): { unit: Unit; depth: number }[] =>
    (below.get(parent) ?? []).flatMap((unit) => {
      const under = walk(unit.id, depth + 1)
      return fits(unit) || under.length > 0 ? [{ unit, depth }, ...under] : []
    })
  return walk(null, 0)
}

interface UnitCardProps {
  unit: Unit
  units: Unit[]
  onTask: (task: UnitTask) => void
}

function UnitCard({ unit, units, onTask }: UnitCardProps) {
  const say = useWords(organisationWords)
  const text = useText()
  const may = useMay()
  const parent = units.find(({ id }) => id === unit.parent)
  return (
    <section className="panel unit-card" aria-label={text(unit.name)}>
      <header>
        <h2>{text(unit.name)}</h2>
        <Tag>{say(unit.kind)}</Tag>
        <span className="quiet small">
          {say('code')} <span className="code">{unit.code}</span>
          {parent && ` · ${say('parent')} ${text(parent.name)}`}
        </span>
        {unit.until && <EndedTag unit={unit} />}
        {may('org.edit') && !unit.until && (
          <span className="push row">
            <Button onClick={() => onTask({ kind: 'edit', unit })}>{say('edit')}</Button>
            <Button onClick={() => onTask({ kind: 'end', unit })}>{say('end')}</Button>
          </span>
        )}
      </header>
      {unit.until ? <EndedHow unit={unit} units={units} /> : <Holders unit={unit} />}
    </section>
  )
}
