import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, nothing, route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { exportGoing, exportNotFound } from '../errors.ts'
import { deleteExport, exportById, isGoing } from '../lists/export-orders.ts'

/** The file, and that there was one, before its day; that it was asked for stays in the audit trail. */
export const deleteExportRoute = (_engine: Engine) =>
  route({
    method: 'DELETE',
    path: '/case-exports/:id',
    can: 'cases.export',
    summary: { zh: '删除我的导出文件', en: 'Delete an export of mine' },
    params: z.object({ id: idParam }),
    reply: nothing,
    async handle({ db, district, user, files, audit }, { params: { id } }) {
      const order = await exportById(db, district, id)
      if (!order || order.account_id !== user.account) refuse(exportNotFound, { id })
      if (isGoing(order)) refuse(exportGoing, { id })
      if (order.file_hash) await files.remove(order.file_hash)
      await deleteExport(db, district, id)
      audit(`export ${id}`, { rows: order.rows, hash: order.file_hash })
      return {}
    },
  })
