import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { dayAt } from '../enrich.ts'
import { unitBelowItself } from '../errors.ts'
import { moveHolders } from '../holder-queries.ts'
import { movePosts } from '../post-queries.ts'
import type { OrgParts } from '../posts.ts'
import { endUnit, unitById } from '../unit-queries.ts'
import { checkNothingBelow, workingUnit } from '../unit-tree.ts'
import { unitShape } from '../units.ts'

/** A unit ends today. Where it is merged, its people and its past cases go with it. */
export const endOneUnit = ({ rightsChanged }: Pick<OrgParts, 'rightsChanged'>) =>
  route({
    method: 'POST',
    path: '/org/units/:id/end',
    can: 'org.edit',
    summary: { zh: '撤销单位或并入其他单位', en: 'End a unit or merge it into another' },
    params: z.object({ id: idParam }),
    body: z.object({ mergedInto: z.int().positive().nullable().default(null) }),
    reply: unitShape,
    async handle({ db, district, now, audit, afterCommit }, { params: { id }, body: { mergedInto: into } }) {
      await workingUnit(db, district, id)
      await checkNothingBelow(db, district, id)
      if (into === id) refuse(unitBelowItself)
      if (into !== null) await workingUnit(db, district, into)
      const ending = { day: dayAt(now), into }
      await moveHolders(db, district, id, ending)
      if (into !== null) await movePosts(db, district, id, into)
      await endUnit(db, district, id, ending)
      afterCommit(() => rightsChanged(district))
      audit(`unit ${id}`, ending)
      return (await unitById(db, district, id))!
    },
  })
