import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Popover } from 'antd'
import { useState } from 'react'
import { DialogForm } from '#ui/dialog-form.tsx'
import { useMay } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWords } from '#ui/words.ts'
import type { CaseSearch } from './search.ts'
import { isShown, type SavedView, useViewChanges, viewsQuery } from './views.ts'
import { casesWords } from './words.ts'

interface ViewChoiceProps {
  search: CaseSearch
  columns: string[]
  onChoose: (view: SavedView) => void
}

/** 视图: the saved views of the list, one's own and those shared; what is shown now is saved under a name. */
export function ViewChoice({ search, columns, onChoose }: ViewChoiceProps) {
  const say = useWords(casesWords)
  const { data: views = [] } = useQuery(viewsQuery)
  const [open, setOpen] = useState(false)
  const [saving, setSaving] = useState(false)
  const shown = views.find((view) => isShown(view, search))
  return (
    <>
      <Popover
        trigger="click"
        placement="bottom"
        open={open}
        onOpenChange={setOpen}
        content={
          <div className="views">
            <ViewList
              views={views}
              shown={shown}
              onChoose={(view) => {
                onChoose(view)
                setOpen(false)
              }}
            />
            <Button
              type="link"
              onClick={() => {
                setOpen(false)
                setSaving(true)
              }}
            >
              {say('saveView')}
            </Button>
          </div>
        }
      >
        <Button icon={<StarOutlined aria-hidden />}>{shown?.name ?? say('views')}</Button>
      </Popover>
      {saving && (
        <SaveView search={search} columns={columns} shown={shown} onClose={() => setSaving(false)} />
      )}
    </>
  )
}

interface ViewListProps {
  views: readonly SavedView[]
  shown: SavedView | undefined
  onChoose: (view: SavedView) => void
}

function ViewList({ views, shown, onChoose }: ViewListProps) {
  const say = useWords(casesWords)
  const problem = useProblem()
  const { message } = App.useApp()
  const { remove } = useViewChanges()
  if (views.length === 0) return <p className="quiet small">{say('noViews')}</p>
  return (
    <ul aria-label={say('views')}>
      {views.map((view) => (
        <li key={view.id}>
          <button
            type="button"
            className={view === shown ? 'chosen' : ''}
            aria-pressed={view === shown}
            onClick={() => onChoose(view)}
          >
            {view.name} {view.shared && <Tag>{say(view.mine ? 'sharedByMe' : 'shared')}</Tag>}
          </button>
          {view.mine && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={say('deleteView', { name: view.name })}
              onClick={() =>
                remove.mutate(view.id, { onError: (error) => void message.error(problem(error)) })
              }
            />
          )}
        </li>
      ))}
    </ul>
  )
}

interface SaveViewProps {
  search: CaseSearch
  columns: string[]
  shown: SavedView | undefined
  onClose: () => void
}

/** A view of one's own that is shown is changed; else a new one is made. */
function SaveView({ search, columns, shown, onClose }: SaveViewProps) {
  const say = useWords(casesWords)
  const may = useMay()
  const { save, change } = useViewChanges()
  const own = shown?.mine ? shown : undefined
  const label = (zh: string, en: string) => ({ label: { zh, en } })
  const schema = {
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 40, ...label('视图名称', 'Name of the view') },
      ...(may('cases.see-all') && {
        shared: { type: 'boolean', ...label('共享给全区', 'Share it with the district') },
      }),
    },
  }
  return (
    <DialogForm
      title={say('saveView')}
      schema={schema}
      initial={own ? { name: own.name, shared: own.shared } : {}}
      onSend={({ name, shared }) => {
        const view = { name: String(name), shared: Boolean(shared), search, columns }
        return own ? change.mutateAsync({ ...view, id: own.id }) : save.mutateAsync(view)
      }}
      onClose={onClose}
    />
  )
}
