import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { ask } from '#ui/api.ts'
import type { FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import type { Post } from '#ui/district.ts'
import { useWords } from '#ui/words.ts'
import { GrantDialog } from './grant-dialog.tsx'
import { postsWords } from './words.ts'

export type PostTask = { kind: 'add' } | { kind: 'rename' | 'grant'; post: Post }

interface PostDialogProps {
  task: PostTask
  /** Tells the code of a post that was made. */
  onMade: (code: string) => void
  onClose: () => void
}

/** Makes a post or renames it; its permissions are another administrator's, on a form of their own. */
export function PostDialog({ task, onMade, onClose }: PostDialogProps) {
  const say = useWords(postsWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  if (task.kind === 'grant') return <GrantDialog post={task.post} onClose={onClose} />
  const label = (key: Parameters<typeof say>[0]) => ({ zh: say(key), en: say(key) })
  const names: FormSchema['properties'] = {
    nameZh: { type: 'string', minLength: 1, maxLength: 30, label: label('nameZh') },
    nameEn: { type: 'string', minLength: 1, maxLength: 60, label: label('nameEn') },
  }
  const schema: FormSchema = {
    required: ['nameZh', 'nameEn'],
    properties:
      task.kind === 'add'
        ? {
            ...names,
            unit: { type: 'integer', unit: 'all', label: label('belongs'), help: label('belongsHelp') },
          }
        : names,
  }
  const send = async ({ nameZh, nameEn, unit }: Record<string, unknown>) => {
    const title = { zh: nameZh, en: nameEn }
    const made = await (task.kind === 'add'
      ? ask<Post>('POST', '/org/posts', { body: { title, unit: unit ?? null } })
      : ask<Post>('PATCH', `/org/posts/${task.post.code}`, { body: { title } }))
    await queries.invalidateQueries({ queryKey: ['org', 'posts'] })
    onMade(made.code)
    void message.success(say('saved'))
  }
  return (
    <DialogForm
      title={say(task.kind)}
      schema={schema}
      initial={task.kind === 'rename' ? { nameZh: task.post.title.zh, nameEn: task.post.title.en } : {}}
      onSend={send}
      onClose={onClose}
    />
  )
}
