import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { post } from '#ui/api.ts'
import type { Unit } from '#ui/district.ts'
import { useMay } from '#ui/session.ts'
import { useProblem } from '#ui/situation.tsx'
import { Tag } from '#ui/tag.tsx'
import { useText, useWords } from '#ui/words.ts'
import { organisationWords } from './organisation-words.ts'

/** When a unit ended, and for what was ended by mistake the way back. */
export function EndedTag({ unit }: { unit: Unit }) {
  const say = useWords(organisationWords)
  const may = useMay()
  const restore = useRestore(unit)
  const day = unit.until ?? ''
  if (unit.mergedInto !== null) return <Tag>{say('mergedOn', { day })}</Tag>
  return (
    <>
      <Tag>{say('endedOn', { day })}</Tag>
      {may('org.edit') && (
        <Button className="push" onClick={() => void restore()}>
          {say('restore')}
        </Button>
      )}
    </>
  )
}

/** What became of an ended unit; what was merged says what to do instead of bringing it back. */
export function EndedHow({ unit, units }: { unit: Unit; units: readonly Unit[] }) {
  const say = useWords(organisationWords)
  const text = useText()
  const into = units.find(({ id }) => id === unit.mergedInto)
  return <p className="body quiet">{into ? say('merged', { unit: text(into.name) }) : say('endedPeople')}</p>
}

function useRestore(unit: Unit): () => Promise<void> {
  const say = useWords(organisationWords)
  const text = useText()
  const problem = useProblem()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  return async () => {
    const asked = { title: say('restoreAsk', { name: text(unit.name) }), okText: say('restore') }
    if (!(await modal.confirm(asked))) return
    await post(`/org/units/${unit.id}/restore`).catch((error: unknown) => message.error(problem(error), 8))
    await queries.invalidateQueries({ queryKey: ['org'] })
  }
}
