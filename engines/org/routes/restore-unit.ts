import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { unitAboveEnded, unitMerged, unitNotEnded, unitNotFound } from '../errors.ts'
import { restoreUnit, unitById } from '../unit-queries.ts'
import { unitShape } from '../units.ts'

/**
 * Takes back an ending made by mistake: the unit works again from now on, with the posts that were its own. Its
 * people do not come back with it, for posts are given by the security administration.
 */
export const restoreOneUnit = route({
  method: 'POST',
  path: '/org/units/:id/restore',
  can: 'org.edit',
  summary: { zh: '恢复已撤销的单位', en: 'Bring an ended unit back' },
  params: z.object({ id: idParam }),
  reply: unitShape,
  async handle({ db, district, audit }, { params: { id } }) {
    const unit = (await unitById(db, district, id)) ?? refuse(unitNotFound)
    if (unit.until === null) refuse(unitNotEnded, { unit: unit.name })
    if (unit.mergedInto !== null) {
      const into = (await unitById(db, district, unit.mergedInto))!
      refuse(unitMerged, { unit: unit.name, into: into.name })
    }
    const above = unit.parent === null ? undefined : await unitById(db, district, unit.parent)
    if (above && above.until !== null) refuse(unitAboveEnded, { unit: above.name })
    await restoreUnit(db, district, id)
    audit(`unit ${id}`, { before: { until: unit.until }, after: { until: null } })
    return { ...unit, until: null }
  },
})
