import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { exportEnded, exportNotFound } from '../errors.ts'
import { exportById, exportShape, exportView, tellExport } from '../lists/export-orders.ts'
import { exportRulesOf, keptUntil } from '../lists/export-rules.ts'

/** What waits or is being made is given up: the job stops with the slice it has in hand, and nothing is kept. */
export const cancelExport = (_engine: Engine) =>
  route({
    method: 'POST',
    path: '/case-exports/:id/cancel',
    can: 'cases.export',
    summary: { zh: '取消我的导出', en: 'Cancel an export of mine' },
    params: z.object({ id: idParam }),
    reply: exportShape,
    async handle({ db, district, user, now, audit }, { params: { id } }) {
      const order = await exportById(db, district, id)
      if (!order || order.account_id !== user.account) refuse(exportNotFound, { id })
      const ending = { at: now, keptUntil: keptUntil(now, await exportRulesOf(db, district)) }
      if (!(await tellExport(db, district, id, { state: 'cancelled' }, ending))) refuse(exportEnded, { id })
      audit(`export ${id}`, { rows: order.rows })
      return exportView((await exportById(db, district, id))!)
    },
  })
