import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { route } from '#kernel/route.ts'
import { classKeyText } from '../class-key.ts'
import { classNotFound } from '../errors.ts'
import { standardsInForce, standardsOfVersion } from '../in-force.ts'
import { findClass } from '../queries.ts'
import { classParams, versionParam } from '../shapes.ts'
import { conditionShape } from '../standards.ts'

export const listConditions = route({
  method: 'GET',
  path: '/catalogue/classes/:edition/:kind/:code/conditions',
  can: 'catalogue.read',
  summary: {
    zh: '一个类别的立案条件、结案条件和时限（缺省为现行版本）',
    en: 'Filing conditions of a class with closing conditions and limits (by default of the version in force)',
  },
  params: classParams,
  query: z.object({ version: versionParam.optional() }),
  reply: z.object({ version: z.number(), conditions: z.array(conditionShape) }),
  async handle({ db, district, now }, { params, query }) {
    const [found, standards] = await Promise.all([
      findClass(db, district, params),
      query.version === undefined
        ? standardsInForce(db, district, now)
        : standardsOfVersion(db, district, query.version),
    ])
    if (!found) refuse(classNotFound, { class: classKeyText(params) })
    return { version: standards.version, conditions: [...standards.conditionsOf(params)] }
  },
})
