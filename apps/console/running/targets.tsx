import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { ask, get } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { Empty, useProblem } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type Text, useWords } from '#ui/words.ts'
import { channelsWords } from './channels-words.ts'

interface Target {
  code: string
  kind: 'upstream' | 'webhook' | 'telephone'
  url: string
  subscribes: { type: string; action: string }[]
}

const targetsKey = ['exchange', 'targets']

/** 对接系统: platforms, telephone systems and webhooks, each with a secret that is never shown again. */
export function Targets() {
  const say = useWords(channelsWords)
  const { data } = useQuery({
    queryKey: targetsKey,
    queryFn: () => get<{ targets: Target[] }>('/exchange/targets'),
  })
  const [edited, setEdited] = useState<Target | 'new'>()
  const retire = useRetire()
  const columns: Column<Target>[] = [
    { key: 'code', title: say('code'), width: 180, render: (row) => <b className="code">{row.code}</b> },
    { key: 'kind', title: say('kind'), width: 150, render: (row) => say(row.kind) },
    { key: 'url', title: say('url'), width: 320, render: (row) => <span className="code">{row.url}</span> },
    {
      key: 'actions',
      title: say('actions'),
      width: 210,
      render: (row) => (
        <span className="row">
          <Button size="small" onClick={() => setEdited(row)}>
            {say('change')}
          </Button>
          <Button size="small" onClick={() => void retire(row)}>
            {say('retire')}
          </Button>
        </span>
      ),
    },
  ]
  return (
    <section className="panel scrolls" aria-label={say('targets')}>
      <header>
        <h2>{say('targets')}</h2>
        <Button className="push" onClick={() => setEdited('new')}>
          {say('addTarget')}
        </Button>
      </header>
      <Table
        label={say('targets')}
        columns={columns}
        rows={data?.targets}
        rowKey={(row) => row.code}
        keys={false}
        empty={<Empty title={say('none')} />}
      />
      {edited && (
        <TargetDialog before={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </section>
  )
}

function useRetire(): (target: Target) => Promise<void> {
  const say = useWords(channelsWords)
  const problem = useProblem()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  return async ({ code }) => {
    if (!(await modal.confirm({ title: say('retireAsk', { name: code }) }))) return
    await ask('DELETE', `/exchange/targets/${code}`).catch((error: unknown) => message.error(problem(error)))
    await queries.invalidateQueries({ queryKey: targetsKey })
  }
}

const readSteps = (text: string): Target['subscribes'] =>
  text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([type, action = '*']) => (type ? [{ type, action }] : []))

function TargetDialog({ before, onClose }: { before: Target | undefined; onClose: () => void }) {
  const say = useWords(channelsWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const label = (key: Parameters<typeof say>[0]): Text => ({ zh: say(key), en: say(key) })
  const send = async ({ code, subscribes, ...body }: Record<string, unknown>) => {
    const steps = readSteps((subscribes as string | undefined) ?? '')
    await ask('PUT', `/exchange/targets/${before?.code ?? (code as string)}`, {
      body: { kind: before?.kind, ...body, subscribes: steps },
    })
    await queries.invalidateQueries({ queryKey: targetsKey })
    void message.success(say('saved'))
  }
  const kinds = ['upstream', 'webhook', 'telephone'] as const
  return (
    <DialogForm
      title={say(before ? 'change' : 'addTarget')}
      schema={{
        required: [...(before ? [] : ['code', 'kind']), 'url', 'secret'],
        properties: {
          ...(!before && {
            code: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,39}$', label: label('code') },
            kind: {
              enum: [...kinds],
              label: label('kind'),
              options: Object.fromEntries(kinds.map((kind) => [kind, label(kind)])),
            },
          }),
          url: { type: 'string', maxLength: 500, label: label('url') },
          secret: {
            ...{ type: 'string', minLength: 16, maxLength: 200 },
            ...{ label: label('secret'), help: label('secretHelp') },
          },
          subscribes: {
            ...{ type: 'string', long: true, maxLength: 5_000 },
            ...{ label: label('subscribes'), help: label('subscribesHelp') },
          },
        },
      }}
      initial={
        before
          ? {
              url: before.url,
              subscribes: before.subscribes.map(({ type, action }) => `${type} ${action}`).join('\n'),
            }
          : { kind: 'webhook' }
      }
      onSend={send}
      onClose={onClose}
    />
  )
}
