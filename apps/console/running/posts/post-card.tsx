import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useMemo } from 'react'
import { post as send } from '#ui/api.ts'
import { type Post, useNames } from '#ui/district.ts'
import { useMay } from '#ui/session.ts'
import { Empty, useProblem, Waiting } from '#ui/situation.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useJoined, useText, useWords } from '#ui/words.ts'
import type { PostTask } from './post-dialog.tsx'
import { allHoldersQuery, heldParts, permissionsQuery } from './posts.ts'
import { sentence } from './sentence.ts'
import { postsWords } from './words.ts'

/** One post: what it may do, in words, and who holds it where. */
export function PostCard({ post, onTask }: { post: Post; onTask: (task: PostTask) => void }) {
  const say = useWords(postsWords)
  const text = useText()
  const names = useNames()
  const may = useMay()
  const end = useEnd()
  const changeable = !post.administration && !post.until
  return (
    <section className="panel unit-card" aria-label={text(post.title)}>
      <header>
        <h2>{text(post.title)}</h2>
        {post.until ? (
          <Tag>{say('endedOn', { day: post.until })}</Tag>
        ) : (
          <Tag>{post.unit === null ? say('common') : text(names.unit(post.unit))}</Tag>
        )}
        {changeable && (
          <span className="push row">
            {may('accounts.grant') && (
              <Button type="primary" onClick={() => onTask({ kind: 'grant', post })}>
                {say('grant')}
              </Button>
            )}
            {may('org.edit') && (
              <>
                <Button onClick={() => onTask({ kind: 'rename', post })}>{say('rename')}</Button>
                <Button onClick={() => void end(post)}>{say('end')}</Button>
              </>
            )}
          </span>
        )}
      </header>
      <div className="body stack">
        <h3>{say('may')}</h3>
        <Held post={post} />
        <h3>{say('people')}</h3>
      </div>
      <People post={post} />
    </section>
  )
}

function Held({ post }: { post: Post }) {
  const say = useWords(postsWords)
  const text = useText()
  const { data: parts } = useQuery(permissionsQuery)
  if (post.administration) return <p className="quiet">{say('fixed')}</p>
  if (!parts) return <Waiting lines={5} />
  const { held, unknown } = heldParts(post, parts)
  return (
    <>
      {held.length === 0 && <p className="notice">{say('mayNothing')}</p>}
      <dl className="post-parts">
        {held.map(({ part, title, permissions }) => (
          <div key={part}>
            <dt>{text(title)}</dt>
            <dd>
              {permissions.map(({ code, title: says }) => (
                <Tag key={code} tone="blue">
                  {sentence(text(says))}
                </Tag>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {unknown > 0 && <p className="quiet small">{say('unknown', { count: unknown })}</p>}
    </>
  )
}

interface HeldIn {
  unit: number
  people: string[]
}

/** So many names are read; beyond them a number says it. */
const mostNames = 8

function People({ post }: { post: Post }) {
  const say = useWords(postsWords)
  const text = useText()
  const names = useNames()
  const joined = useJoined()
  const { data: holders } = useQuery(allHoldersQuery)
  const rows = useMemo((): HeldIn[] | undefined => {
    const held = holders?.filter((each) => each.post === post.code)
    return (
      held &&
      [...Map.groupBy(held, ({ unit }) => unit)].map(([unit, all]) => ({
        unit,
        people: all.map(({ name }) => name),
      }))
    )
  }, [holders, post.code])
  const columns: Column<HeldIn>[] = [
    {
      key: 'unit',
      title: say('unit'),
      width: 300,
      phone: 'bare',
      render: ({ unit }) => <b>{text(names.unit(unit))}</b>,
    },
    {
      key: 'holders',
      title: say('holders'),
      phone: 'line',
      render: ({ people }) => (
        <>
          {joined(people.slice(0, mostNames))}
          {people.length > mostNames && (
            <span className="quiet"> {say('andMore', { count: people.length })}</span>
          )}
        </>
      ),
    },
  ]
  return (
    <Table
      label={say('people')}
      columns={columns}
      rows={rows}
      rowKey={({ unit }) => unit}
      empty={<Empty title={say('nobody')} />}
      keys={false}
    />
  )
}

function useEnd(): (post: Post) => Promise<void> {
  const say = useWords(postsWords)
  const text = useText()
  const problem = useProblem()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  return async ({ code, title }) => {
    if (!(await modal.confirm({ title: say('endAsk', { name: text(title) }), okText: say('end') }))) return
    await send(`/org/posts/${code}/end`).catch((error: unknown) => message.error(problem(error), 8))
    await queries.invalidateQueries({ queryKey: ['org', 'posts'] })
  }
}
