import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { ask } from '#ui/api.ts'
import { useLeave } from '#ui/dialog-form.tsx'
import type { Post } from '#ui/district.ts'
import { useProblem } from '#ui/situation.tsx'
import { useJoined, useText, useWords } from '#ui/words.ts'
import { type PermissionPart, permissionsQuery } from './posts.ts'
import { sentence } from './sentence.ts'
import { postsWords } from './words.ts'

/** What a post may do, ticked part by part; permissions of administrators are not among them. */
export function GrantDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const say = useWords(postsWords)
  const text = useText()
  const problem = useProblem()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const { data = [] } = useQuery(permissionsQuery)
  const parts = data
    .map((part) => ({ ...part, permissions: part.permissions.filter(({ apart }) => !apart) }))
    .filter(({ permissions }) => permissions.length > 0)
  const known = new Set(parts.flatMap(({ permissions }) => permissions.map(({ code }) => code)))
  const [held, setHeld] = useState(() => new Set(post.permissions))
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const given = [...held].filter((code) => !post.permissions.includes(code)).length
  const taken = post.permissions.filter((code) => !held.has(code)).length
  const leave = useLeave(() => given + taken > 0, onClose)
  const send = async () => {
    setBusy(true)
    const permissions = [...held].filter((code) => known.has(code))
    await ask('PUT', `/org/posts/${post.code}/permissions`, {
      body: { permissions, seen: post.permissions },
    }).then(() => {
      void message.success(say('saved'))
      onClose()
    }, setError)
    await queries.invalidateQueries({ queryKey: ['org', 'posts'] })
    setBusy(false)
  }
  return (
    <Modal
      open
      title={`${say('grant')} · ${text(post.title)}`}
      okText={say('save')}
      okButtonProps={{ disabled: given + taken === 0 }}
      confirmLoading={busy}
      onCancel={() => void leave()}
      onOk={() => void send()}
      width={760}
    >
      <div className="stack">
        {error !== undefined && <Alert type="error" showIcon title={problem(error)} role="alert" />}
        <div className="post-choices">
          {parts.map((part) => (
            <PartChoice key={part.part} part={part} held={held} onChange={setHeld} />
          ))}
        </div>
        <p className="small" role="status">
          <Changes given={given} taken={taken} />{' '}
          {given + taken > 0 && <span className="quiet">{say('at')}</span>}
        </p>
      </div>
    </Modal>
  )
}

function Changes({ given, taken }: { given: number; taken: number }) {
  const say = useWords(postsWords)
  const joined = useJoined()
  if (given + taken === 0) return <span>{say('unchanged')}</span>
  const said = [given > 0 && say('given', { count: given }), taken > 0 && say('taken', { count: taken })]
  return <b>{joined(said.filter((each) => each !== false))}</b>
}

interface PartChoiceProps {
  part: PermissionPart
  held: ReadonlySet<string>
  onChange: (held: Set<string>) => void
}

function PartChoice({ part: { title, permissions }, held, onChange }: PartChoiceProps) {
  const say = useWords(postsWords)
  const text = useText()
  const ticked = permissions.filter(({ code }) => held.has(code)).length
  const set = (codes: readonly string[], on: boolean) => {
    const next = new Set(held)
    for (const code of codes)
      if (on) next.add(code)
      else next.delete(code)
    onChange(next)
  }
  return (
    <fieldset>
      <legend>
        <Checkbox
          aria-label={`${say('all')}：${text(title)}`}
          checked={ticked === permissions.length}
          indeterminate={ticked > 0 && ticked < permissions.length}
          onChange={(event) =>
            set(
              permissions.map(({ code }) => code),
              event.target.checked,
            )
          }
        >
          <b>{text(title)}</b>
        </Checkbox>
      </legend>
      {permissions.map(({ code, title: says }) => (
        <Checkbox key={code} checked={held.has(code)} onChange={(event) => set([code], event.target.checked)}>
          {sentence(text(says))}
        </Checkbox>
      ))}
    </fieldset>
  )
}
