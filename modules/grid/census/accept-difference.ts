import {
  changeEntry,
  createEntry,
  newestOf,
  type VersionRow,
  type Writing,
} from '#engines/registers/registers.ts'
import { refuse } from '#kernel/errors.ts'
import { differenceGone } from '../errors.ts'
import { component } from '../registers/component.ts'
import type { Difference } from '../registers/difference-fields.ts'

/**
 * Writes an accepted difference into the register of components, holding since the day it was found; answers
 * the component's entry. Refuses where the component has left the register meanwhile.
 */
export async function writeDifference(
  writing: Writing,
  difference: Difference,
  said: { since: string; why: string },
): Promise<VersionRow> {
  const { kind, class: of, place, state } = difference
  if (kind === 'new') {
    const fields = { class: of, place, state: state ?? 'good', source: 'surveyed', built: said.since }
    return createEntry(writing, component, { fields, ...said })
  }
  const key = difference.component ?? ''
  const found = (await newestOf(writing.db, writing.district, component.code, [key])).get(key)
  if (!found || found.act === 'retire') return refuse(differenceGone, { key })
  const changes = {
    missing: { state: 'lost' },
    moved: { place, source: 'surveyed', ...(state && { state }) },
    changed: { state },
  }[kind]
  return changeEntry(writing, component, {
    ...{ key, version: found.version, fields: { ...found.fields, ...changes } },
    ...said,
  })
}
