import { jsonType, raw, route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import type { Engine } from '../engine.ts'
import { casePoints as points } from '../lists/case-points.ts'
import { caseFilter } from '../lists/list-cases.ts'
import { casePointsShape } from '../lists/point-columns.ts'
import { visibleCases } from '../visibility.ts'

export const casePoints = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/case-points',
    can: 'cases.read',
    summary: { zh: '地图上的案件点位，最新的在先', en: 'Where cases lie, the newest first, for the map' },
    query: caseFilter,
    reply: casePointsShape,
    async handle(context, { query: filter }) {
      const { db, district, now } = context
      const visible = await visibleCases(actingFrom(context), engine.types)
      const found = await points(db, district, { filter, visible, now })
      return raw({ headers: { 'content-type': jsonType }, body: found })
    },
  })
