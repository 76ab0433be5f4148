import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { get, post } from '#ui/api.ts'
import type { FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import { type Post, postsQuery, type Unit, unitsQuery } from '#ui/district.ts'
import { dayOf } from '#ui/format.ts'
import { presentMoment } from '#ui/present.ts'
import { type Text, useWords } from '#ui/words.ts'
import type { Account } from './account.ts'
import type { Holder } from './holder.ts'
import { organisationWords } from './organisation-words.ts'
import { fitsIn } from './posts/posts.ts'

export type HolderTask = { kind: 'give'; unit: Unit } | { kind: 'cover'; holder: Holder }

/** Gives a post in a unit, or lets somebody stand in for its holder for some days. */
export function HolderDialog({ task, onClose }: { task: HolderTask; onClose: () => void }) {
  const say = useWords(organisationWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const { data: posts } = useQuery(postsQuery)
  const { data: units } = useQuery(unitsQuery)
  const { data: accounts } = useQuery({
    queryKey: ['accounts', 'all'],
    queryFn: () => get<{ accounts: Account[] }>('/accounts', { limit: 500 }),
  })
  if (!posts || !accounts) return null
  const label = (key: Parameters<typeof say>[0]): Text => ({ zh: say(key), en: say(key) })
  const account = {
    enum: accounts.accounts.map(({ id }) => String(id)),
    options: Object.fromEntries(
      accounts.accounts.map(({ id, name, login }) => [
        id,
        { zh: `${name} ${login}`, en: `${name} ${login}` },
      ]),
    ),
    label: label('account'),
  }
  const schema: FormSchema =
    task.kind === 'give'
      ? {
          properties: {
            account,
            post: postField(
              posts.filter((each) => !each.administration && fitsIn(each, task.unit, units ?? [])),
              label('post'),
            ),
          },
          required: ['account', 'post'],
        }
      : {
          required: ['account', 'from', 'until', 'reason'],
          properties: {
            account,
            from: { type: 'string', format: 'date', label: label('from') },
            until: { type: 'string', format: 'date', label: label('until') },
            reason: { type: 'string', maxLength: 200, label: label('reason') },
          },
        }
  const send = async ({ account: chosen, ...rest }: Record<string, unknown>) => {
    const body = { ...rest, account: Number(chosen) }
    if (task.kind === 'give') await post('/org/holders', { ...body, unit: task.unit.id })
    else await post(`/org/holders/${task.holder.id}/stand-ins`, body)
    await queries.invalidateQueries({ queryKey: ['org', 'holders'] })
    void message.success(say('saved'))
  }
  return (
    <DialogForm
      title={say(task.kind)}
      schema={schema}
      initial={task.kind === 'cover' ? { from: dayOf(presentMoment()) } : {}}
      onSend={send}
      onClose={onClose}
    />
  )
}

const postField = (posts: readonly Post[], label: Text) => ({
  enum: posts.map(({ code }) => code),
  options: Object.fromEntries(posts.map(({ code, title }) => [code, title])),
  label,
})
