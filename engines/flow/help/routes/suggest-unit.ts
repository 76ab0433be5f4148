import { z } from 'zod'
import { districtMap } from '#engines/org/org.ts'
import { route } from '#kernel/route.ts'
import { actingFrom } from '../../acting.ts'
import type { Engine } from '../../engine.ts'
import { visibleCases } from '../../visibility.ts'
import { streetsIn, unitBefore, unitsBefore } from '../units-before.ts'

export const suggestUnit = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/help/units',
    can: 'cases.read',
    summary: {
      zh: '同类案件在本街道最终由谁办结',
      en: 'Who finally handled cases of a class in a street',
    },
    query: z.object({
      type: z.string().max(60),
      class: z.string().max(20),
      street: z.string().max(20).optional(),
    }),
    reply: z.object({ units: z.array(unitBefore) }),
    async handle(context, { query }) {
      const { db, district } = context
      const { names } = await districtMap(db, district)
      const units = await unitsBefore(db, district, {
        caseType: query.type,
        classCode: query.class,
        street: query.street ?? null,
        streets: streetsIn(names.keys()),
        visible: await visibleCases(actingFrom(context), engine.types),
      })
      return { units }
    },
  })
