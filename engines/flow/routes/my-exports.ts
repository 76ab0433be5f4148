import { z } from 'zod'
import { route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { exportShape, exportsOf, exportView } from '../lists/export-orders.ts'

export const myExports = (_engine: Engine) =>
  route({
    method: 'GET',
    path: '/case-exports',
    can: 'cases.export',
    summary: { zh: '我的导出及其进度', en: 'My exports, and how far each has come' },
    reply: z.object({ exports: z.array(exportShape) }),
    handle: async ({ db, district, user }) => ({
      exports: (await exportsOf(db, district, user.account)).map(exportView),
    }),
  })
