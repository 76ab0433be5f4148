import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Duration } from '#engines/calendar/calendar.ts'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { classKeyText } from '../class-key.ts'
import { draftForUpdate } from '../drafts.ts'
import { classNotFound } from '../errors.ts'
import { longest } from '../nominal-due.ts'
import { findClass, putCondition as store } from '../queries.ts'
import { versionParam } from '../shapes.ts'
import { conditionShape, type LimitStage } from '../standards.ts'

export const putCondition = route({
  method: 'PUT',
  path: '/catalogue/versions/:version/conditions/:code',
  can: 'catalogue.edit',
  summary: {
    zh: '在草稿中新增或修改一个立案条件',
    en: 'Add a filing condition to a draft or change it',
  },
  params: z.object({ version: versionParam, code: conditionShape.shape.code }),
  body: conditionShape.omit({ code: true }).refine(({ limit, stages }) => isWhole(limit, stages), {
    path: ['limit'],
    message: 'the limit is that of the longest stage',
  }),
  reply: conditionShape,
  async handle({ db, district, audit }, { params: { version, code }, body }) {
    await draftForUpdate(db, district, version)
    const known = await findClass(db, district, body.class)
    if (!known || known.retiredOn) refuse(classNotFound, { class: classKeyText(body.class) })
    const condition = { ...body, code }
    await store(db, district, version, condition)
    audit(`catalogue.version ${version}`, { condition: code })
    return condition
  },
})

const isWhole = (limit: Duration, stages: LimitStage[]): boolean =>
  stages.length === 0 || isDeepStrictEqual(limit, longest(stages.map((stage) => stage.limit)))
