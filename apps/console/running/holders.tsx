import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { get, post } from '#ui/api.ts'
import { type Unit, useNames } from '#ui/district.ts'
import { useMay } from '#ui/session.ts'
import { Empty, Failure, useProblem } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { useText, useWords } from '#ui/words.ts'
import { HolderDialog, type HolderTask } from './holder-dialog.tsx'
import type { Holder } from './holder.ts'
import { organisationWords } from './organisation-words.ts'

/** Who holds which post in a unit, and who stands in; posts are given and taken by the security administrator. */
export function Holders({ unit }: { unit: Unit }) {
  const say = useWords(organisationWords)
  const may = useMay()
  const [task, setTask] = useState<HolderTask>()
  const { data, error, refetch } = useQuery({
    queryKey: ['org', 'holders', { unit: unit.id }],
    queryFn: () => get<{ holders: Holder[] }>('/org/holders', { unit: unit.id }),
  })
  const columns = useHolderColumns(setTask)
  if (error) return <Failure error={error} retry={refetch} />
  return (
    <>
      {may('accounts.grant') && (
        <div className="body">
          <Button type="primary" onClick={() => setTask({ kind: 'give', unit })}>
            {say('give')}
          </Button>
        </div>
      )}
      <Table
        label={say('holders')}
        columns={columns}
        rows={data?.holders}
        rowKey={(row) => row.id}
        empty={<Empty title={say('nobody')} />}
      />
      {task && <HolderDialog task={task} onClose={() => setTask(undefined)} />}
    </>
  )
}

function useHolderColumns(onTask: (task: HolderTask) => void): Column<Holder>[] {
  const say = useWords(organisationWords)
  const text = useText()
  const names = useNames()
  const may = useMay()
  const take = useTake()
  const callOff = useCallOff()
  const standIns = (holder: Holder) =>
    holder.standIns.map((cover) => (
      <span key={`${cover.account} ${cover.from}`} className="row">
        {say('standInOf', { name: cover.name, from: cover.from, until: cover.until })}
        {may('accounts.grant') && (
          <Button size="small" type="link" onClick={() => void callOff(holder, cover)}>
            {say('callOff')}
          </Button>
        )}
      </span>
    ))
  return [
    { key: 'person', title: say('person'), width: 120, phone: 'bare', render: (row) => <b>{row.name}</b> },
    { key: 'post', title: say('post'), width: 150, render: (row) => text(names.post(row.post)) },
    { key: 'area', title: say('area'), width: 150, render: (row) => text(names.area(row.area)) },
    {
      key: 'since',
      title: say('since'),
      width: 110,
      render: (row) => <span className="quiet">{row.from}</span>,
    },
    { key: 'standIn', title: say('standIn'), render: standIns },
    ...(may('accounts.grant')
      ? [
          {
            key: 'actions',
            title: say('actions'),
            width: 190,
            phone: 'line' as const,
            render: (row: Holder) => (
              <span className="row">
                <Button size="small" onClick={() => onTask({ kind: 'cover', holder: row })}>
                  {say('cover')}
                </Button>
                <Button size="small" onClick={() => void take(row)}>
                  {say('take')}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ]
}

function useTake(): (holder: Holder) => Promise<void> {
  const say = useWords(organisationWords)
  const text = useText()
  const names = useNames()
  const problem = useProblem()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  return async (holder) => {
    const asked = { name: holder.name, post: text(names.post(holder.post)) }
    if (!(await modal.confirm({ title: say('takeAsk', asked) }))) return
    await post(`/org/holders/${holder.id}/end`).catch((error: unknown) => message.error(problem(error)))
    await queries.invalidateQueries({ queryKey: ['org', 'holders'] })
  }
}

function useCallOff(): (holder: Holder, cover: Holder['standIns'][number]) => Promise<void> {
  const say = useWords(organisationWords)
  const problem = useProblem()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  return async (holder, { account, name, from }) => {
    if (!(await modal.confirm({ title: say('callOffAsk', { name }) }))) return
    await post(`/org/holders/${holder.id}/stand-ins/end`, { account, from }).catch((error: unknown) =>
      message.error(problem(error)),
    )
    await queries.invalidateQueries({ queryKey: ['org', 'holders'] })
  }
}
