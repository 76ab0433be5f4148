import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import { actingFrom } from '../../acting.ts'
import type { Engine } from '../../engine.ts'
import { caseNotFound } from '../../errors.ts'
import { caseById, detailsOf } from '../../queries.ts'
import { maySee } from '../../visibility.ts'
import { alikeCase, findAlike } from '../find-alike.ts'

/** For the dispatcher: like cases and how they went. For a merge: what it may be merged into. */
export const alikeCaseRoute = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/cases/:id/alike',
    can: 'cases.read',
    summary: { zh: '与本案相似的案件', en: 'Cases that may be of the same thing as this one' },
    params: z.object({ id: idParam }),
    reply: z.object({ cases: z.array(alikeCase) }),
    async handle(context, { params }) {
      const { db, district, user } = context
      const found = await caseById(db, district, params.id)
      if (!found || !(await maySee(actingFrom(context), found, engine))) refuse(caseNotFound, params)
      if (found.case.confidential) return { cases: [] }
      const [detail] = await detailsOf(db, district, params.id)
      const { lng, lat, street, community, case_type, class_code, opened_at } = found.case
      const cases = await findAlike({ db, district, user }, engine.types, {
        ...{ lng, lat, street, community, not: params.id, at: opened_at },
        caseType: case_type,
        classCode: class_code,
        text: `${detail?.title ?? ''} ${detail?.text ?? ''}`,
      })
      return { cases }
    },
  })
