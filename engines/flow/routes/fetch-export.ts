import { z } from 'zod'
import { refuse } from '#kernel/errors.ts'
import { idParam, raw, route } from '#kernel/route.ts'
import type { Engine } from '../engine.ts'
import { exportNotFound, exportNotReady } from '../errors.ts'
import { openExport } from '../lists/export-file.ts'
import { exportById } from '../lists/export-orders.ts'

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The file of an export, for whoever asked for it; each time it is fetched is on record. */
export const fetchExport = (_engine: Engine) =>
  route({
    method: 'GET',
    path: '/case-exports/:id/file',
    can: 'cases.export',
    summary: { zh: '取回导出的文件（留痕）', en: 'Fetch an exported file, on record' },
    params: z.object({ id: idParam }),
    reply: z.string(),
    media: Object.values(mediaTypes),
    async handle({ db, district, user, files, audit }, { params: { id } }) {
      const order = await exportById(db, district, id)
      if (!order || order.account_id !== user.account) refuse(exportNotFound, { id })
      if (!order.file_hash) refuse(exportNotReady, { id })
      audit(`export ${id}`, { rows: order.rows, hash: order.file_hash })
      const day = order.asked_at.toISOString().slice(0, 10)
      return raw({
        headers: {
          'content-type': mediaTypes[order.format],
          'content-disposition': `attachment; filename="cases-${day}-${id}.${order.format}"`,
          'content-length': String(order.file_size),
          'cache-control': 'private, no-store',
        },
        body: await openExport(files, { district, id, hash: order.file_hash }),
      })
    },
  })
