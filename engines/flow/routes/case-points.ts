import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { raw, route } from '#kernel/route.ts'
import { actingFrom } from '../acting.ts'
import type { Engine } from '../engine.ts'
import { casePoints as points, casePointsShape } from '../lists/case-points.ts'
import { caseFilter } from '../lists/list-cases.ts'
import { visibleCases } from '../visibility.ts'

const packed = promisify(gzip)

export const casePoints = (engine: Engine) =>
  route({
    method: 'GET',
    path: '/case-points',
    can: 'cases.read',
    summary: { zh: '地图上的案件点位，最新的在先', en: 'Where cases lie, the newest first, for the map' },
    query: caseFilter,
    reply: casePointsShape,
    async handle(context, { query: filter }) {
      const { db, district, now, headers } = context
      const visible = await visibleCases(actingFrom(context), engine.types)
      const found = await points(db, district, { filter, visible, now })
      const packs = String(headers['accept-encoding'] ?? '').includes('gzip')
      return raw({
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(packs && { 'content-encoding': 'gzip' }),
          vary: 'accept-encoding',
        },
        body: packs ? await packed(found, { level: 1 }) : found,
      })
    },
  })
