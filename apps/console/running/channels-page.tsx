import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { ask, get } from '#ui/api.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { Empty, Failure, useProblem } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { type Text, useText, useWords } from '#ui/words.ts'
import { channelsWords } from './channels-words.ts'
import { Targets } from './targets.tsx'

interface Channel {
  code: string
  name: Text
  short: string
  upstream: boolean
  retired: boolean
}

const channelsKey = ['exchange', 'channels']

/** 渠道与对接: where cases come from, and whom the house writes to. */
export function ChannelsPage() {
  const say = useWords(channelsWords)
  const { data, error, refetch } = useQuery({
    queryKey: channelsKey,
    queryFn: () => get<{ channels: Channel[] }>('/exchange/channels'),
  })
  const [edited, setEdited] = useState<Channel | 'new'>()
  const columns = useColumns(setEdited)
  if (error && !data) return <Failure error={error} retry={refetch} />
  return (
    <div className="stack">
      <header className="page-head">
        <h1>{say('title')}</h1>
        <Button className="push" type="primary" onClick={() => setEdited('new')}>
          {say('add')}
        </Button>
      </header>
      <section className="panel scrolls" aria-label={say('channels')}>
        <header>
          <h2>{say('channels')}</h2>
        </header>
        <Table
          label={say('channels')}
          columns={columns}
          rows={data?.channels}
          rowKey={(row) => row.code}
          empty={<Empty title={say('channels')} />}
        />
      </section>
      <Targets />
      {edited && (
        <ChannelDialog before={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </div>
  )
}

const saved = ({ name, short, upstream }: Channel) => ({ name, short, upstream })

function useColumns(onEdit: (channel: Channel) => void): Column<Channel>[] {
  const say = useWords(channelsWords)
  const text = useText()
  const { retire, restore } = useChanges()
  return [
    { key: 'name', title: say('name'), width: 220, render: (row) => <b>{text(row.name)}</b> },
    {
      key: 'code',
      title: say('code'),
      width: 200,
      render: (row) => <span className="code">{row.code}</span>,
    },
    {
      key: 'short',
      title: say('short'),
      width: 160,
      render: (row) => <span className="code">{row.short}</span>,
    },
    { key: 'upstream', title: say('upstream'), width: 150, render: (row) => row.upstream && '✓' },
    {
      key: 'state',
      title: say('state'),
      width: 120,
      render: (row) => (
        <Tag tone={row.retired ? 'plain' : 'green'}>{say(row.retired ? 'retired' : 'inUse')}</Tag>
      ),
    },
    {
      key: 'actions',
      title: say('actions'),
      width: 210,
      render: (row) => (
        <span className="row">
          <Button size="small" onClick={() => onEdit(row)}>
            {say('change')}
          </Button>
          {row.retired ? (
            <Button size="small" onClick={() => void restore(row)}>
              {say('restore')}
            </Button>
          ) : (
            <Button size="small" onClick={() => void retire(row)}>
              {say('retire')}
            </Button>
          )}
        </span>
      ),
    },
  ]
}

function useChanges() {
  const say = useWords(channelsWords)
  const text = useText()
  const problem = useProblem()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  const change = async (work: Promise<unknown>) => {
    await work.catch((error: unknown) => message.error(problem(error)))
    await queries.invalidateQueries({ queryKey: channelsKey })
  }
  const retire = async ({ code, name }: Channel) => {
    if (await modal.confirm({ title: say('retireAsk', { name: text(name) }) }))
      await change(ask('DELETE', `/exchange/channels/${code}`))
  }
  const restore = (channel: Channel) =>
    change(ask('PUT', `/exchange/channels/${channel.code}`, { body: saved(channel) }))
  return { retire, restore }
}

function ChannelDialog({ before, onClose }: { before: Channel | undefined; onClose: () => void }) {
  const say = useWords(channelsWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const label = (key: Parameters<typeof say>[0]): Text => ({ zh: say(key), en: say(key) })
  const send = async ({ code, nameZh, nameEn, short, upstream }: Record<string, unknown>) => {
    const body = { name: { zh: nameZh, en: nameEn }, short, upstream: Boolean(upstream) }
    await ask('PUT', `/exchange/channels/${before?.code ?? (code as string)}`, { body })
    await queries.invalidateQueries({ queryKey: channelsKey })
    void message.success(say('saved'))
  }
  return (
    <DialogForm
      title={say(before ? 'change' : 'add')}
      schema={{
        required: [...(before ? [] : ['code']), 'nameZh', 'nameEn', 'short'],
        properties: {
          ...(!before && {
            code: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$', maxLength: 40, label: label('code') },
          }),
          nameZh: { type: 'string', minLength: 1, maxLength: 40, label: label('nameZh') },
          nameEn: { type: 'string', minLength: 1, maxLength: 60, label: label('nameEn') },
          short: { type: 'string', pattern: '^[A-Z]{1,4}$', label: label('short'), help: label('shortHelp') },
          upstream: { type: 'boolean', label: label('isUpstream') },
        },
      }}
      initial={
        before ? { ...saved(before), nameZh: before.name.zh, nameEn: before.name.en } : { upstream: false }
      }
      onSend={send}
      onClose={onClose}
    />
  )
}
