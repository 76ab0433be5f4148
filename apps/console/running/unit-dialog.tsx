import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { ask } from '#ui/api.ts'
import type { FormSchema } from '#ui/cases.ts'
import { DialogForm } from '#ui/dialog-form.tsx'
import type { Unit } from '#ui/district.ts'
import { type Say, useWords } from '#ui/words.ts'
import { organisationWords } from './organisation-words.ts'

export type UnitTask =
  | { kind: 'add'; unit: Unit | undefined }
  | { kind: 'edit'; unit: Unit }
  | { kind: 'end'; unit: Unit }

const kinds = ['section', 'street', 'community', 'department', 'city'] as const

/** Sets a unit up, changes it or ends it; each is a change of the organisation that stays on record. */
export function UnitDialog({ task, onClose }: { task: UnitTask; onClose: () => void }) {
  const say = useWords(organisationWords)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const send = async (answers: Record<string, unknown>) => {
    const { nameZh, nameEn, mergedInto, ...rest } = answers
    const name = { zh: nameZh, en: nameEn }
    const parent = rest.parent ?? null
    if (task.kind === 'add') await ask('POST', '/org/units', { body: { ...rest, name, parent } })
    if (task.kind === 'edit') await ask('PATCH', `/org/units/${task.unit.id}`, { body: { name, parent } })
    if (task.kind === 'end')
      await ask('POST', `/org/units/${task.unit.id}/end`, { body: { mergedInto: mergedInto ?? null } })
    await queries.invalidateQueries({ queryKey: ['org'] })
    void message.success(say('saved'))
  }
  const initial =
    task.kind === 'edit'
      ? { nameZh: task.unit.name.zh, nameEn: task.unit.name.en, parent: task.unit.parent ?? undefined }
      : task.kind === 'add'
        ? { parent: task.unit?.id, kind: 'section' }
        : {}
  return (
    <DialogForm
      title={say(task.kind)}
      schema={schemaOf(task.kind, say)}
      initial={initial}
      onSend={send}
      onClose={onClose}
    />
  )
}

function schemaOf(kind: UnitTask['kind'], say: Say<(typeof organisationWords)['keys'][number]>): FormSchema {
  const label = (key: Parameters<typeof say>[0]) => ({ zh: say(key), en: say(key) })
  const names: FormSchema['properties'] = {
    nameZh: { type: 'string', minLength: 1, maxLength: 60, label: label('nameZh') },
    nameEn: { type: 'string', minLength: 1, maxLength: 120, label: label('nameEn') },
    parent: { type: 'integer', unit: 'all', label: label('parent') },
  }
  if (kind === 'end')
    return { properties: { mergedInto: { type: 'integer', unit: 'all', label: label('into') } } }
  if (kind === 'edit') return { properties: names, required: ['nameZh', 'nameEn'] }
  return {
    required: ['kind', 'code', 'nameZh', 'nameEn'],
    properties: {
      kind: {
        enum: [...kinds],
        label: label('kind'),
        options: Object.fromEntries(kinds.map((each) => [each, label(each)])),
      },
      code: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{1,39}$', label: label('code') },
      ...names,
    },
  }
}
